import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, admin, vet } from "../scenery.ts";
import { careGiven, CONTENT, decide, drafted, drafts, EDITED, plans, write, writeCall } from "./care.ts";

const { scene } = testDatabase();

it(
  "a later change is another version with a note, and both stay",
  scene(async (stage) => {
    const chat = await drafted(stage);
    const by = stage.as(chat.vet);
    await decide(by, chat.draft, "approve");
    expect(await by.refusal(...writeCall(chat.session, EDITED))).toMatchObject({ code: "CV400", details: { field: "note" } });
    expect(await by.refusal(...writeCall(chat.session, EDITED, "  "))).toMatchObject({ code: "CV400" });
    expect(await by.refusal(...writeCall(chat.session, EDITED, "x".repeat(1001)))).toMatchObject({ code: "CV400" });
    expect(await write(by, chat.session, EDITED, "Menos horas de ayuno")).toMatchObject({ version: 2, draft_id: null });
    // Sent twice: once.
    expect(await write(by, chat.session, EDITED, "Menos horas de ayuno")).toMatchObject({ version: 2 });
    expect(await plans(stage.as(chat.owner))).toMatchObject([
      { version: 1, content: CONTENT, note: null },
      { version: 2, content: EDITED, note: "Menos horas de ayuno" },
    ]);
    expect(await drafts(by)).toMatchObject([{ status: "approved" }]);
    const told = await stage.as(chat.owner).rows("select from notifications where template = 'summary_ready'");
    expect(told).toHaveLength(2);
  }),
);

it(
  "after a rejected draft the vet writes alone; an open one is rejected by it",
  scene(async (stage) => {
    const rejected = await drafted(stage);
    await decide(stage.as(rejected.vet), rejected.draft, "reject");
    expect(await write(stage.as(rejected.vet), rejected.session, EDITED)).toMatchObject({ version: 1, draft_id: null });
    const open = await drafted(stage);
    await write(stage.as(open.vet), open.session, EDITED);
    expect(await drafts(stage.as(open.vet))).toMatchObject([{ status: "rejected", content: CONTENT }]);
  }),
);

it(
  "nobody else writes, and nobody before the consult is over",
  scene(async (stage) => {
    const chat = await careGiven(stage);
    const call = writeCall(chat.session, CONTENT);
    expect((await stage.as(chat.owner).refusal(...call)).code).toBe("CV403");
    expect((await stage.as(await vet(stage.db)).refusal(...call)).code).toBe("CV404");
    expect((await stage.as(await admin(stage.db)).refusal(...call)).reason).toBe("not_a_participant");
    expect((await stage.service.refusal(...call)).code).toBe("42501");
    expect((await stage.anon.refusal(...call)).code).toBe("42501");
    const live = await activeChat(stage);
    expect((await stage.as(live.vet).refusal(...writeCall(live.session, CONTENT))).reason).toBe("consult_not_over");
  }),
);
