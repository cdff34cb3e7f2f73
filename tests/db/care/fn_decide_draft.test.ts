import { expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { admin, vet } from "../scenery.ts";
import { careGiven, CONTENT, decide, decideCall, drafted, drafts, EDITED, plans } from "./care.ts";

const { scene } = testDatabase();

it(
  "approved as it is: the owner gets it and is told once, by ids alone",
  scene(async (stage) => {
    const chat = await drafted(stage);
    for (let times = 0; times < 2; times++)
      expect(await decide(stage.as(chat.vet), chat.draft, "approve")).toMatchObject({ status: "approved", decided_by: chat.vet });
    expect(await plans(stage.as(chat.owner))).toMatchObject([
      { version: 1, draft_id: chat.draft, content: CONTENT, approved_by: chat.vet, note: null },
    ]);
    const told = await stage.as(chat.owner).rows("select data from notifications where template = 'summary_ready'");
    expect(told).toEqual([{ data: { sessionId: chat.session, version: 1 } }]);
    const audit = await stage.db.rows("select actor_id, details from audit_log where action = 'care.approved'");
    expect(audit).toMatchObject([{ actor_id: chat.vet, details: { draft: chat.draft, edited: false } }]);
  }),
);

it(
  "approved as edited: the draft stays as it was drafted",
  scene(async (stage) => {
    const chat = await drafted(stage);
    await decide(stage.as(chat.vet), chat.draft, "approve", EDITED);
    expect(await drafts(stage.as(chat.vet))).toMatchObject([{ content: CONTENT, status: "approved" }]);
    expect(await plans(stage.as(chat.owner))).toMatchObject([{ content: EDITED }]);
    const [audit] = await stage.db.rows<{ details: unknown }>("select details from audit_log where action = 'care.approved'");
    expect(audit?.details).toMatchObject({ edited: true });
    // Another text for what was approved is another version, not this.
    expect(await stage.as(chat.vet).refusal(...decideCall(chat.draft, "approve", { ...EDITED, summary: "Otro" }))).toMatchObject({
      code: "CV409",
      reason: "draft_not_open",
    });
  }),
);

it(
  "rejected: the owner gets nothing, and it cannot be approved any more",
  scene(async (stage) => {
    const chat = await drafted(stage);
    for (let times = 0; times < 2; times++)
      expect(await decide(stage.as(chat.vet), chat.draft, "reject")).toMatchObject({ status: "rejected" });
    expect(await plans(stage.as(chat.owner))).toEqual([]);
    expect(await stage.db.rows("select from notifications where template = 'summary_ready'")).toEqual([]);
    expect((await stage.as(chat.vet).refusal(...decideCall(chat.draft, "approve"))).reason).toBe("draft_not_open");
  }),
);

it(
  "nobody but the vet on the case decides",
  scene(async (stage) => {
    const chat = await drafted(stage);
    const call = decideCall(chat.draft, "approve");
    expect((await stage.as(chat.owner).refusal(...call)).code).toBe("CV403");
    expect((await stage.as(await vet(stage.db)).refusal(...call)).code).toBe("CV404");
    expect((await stage.as(await admin(stage.db)).refusal(...call)).reason).toBe("not_a_participant");
    expect((await stage.anon.refusal(...call)).code).toBe("42501");
    expect((await stage.service.refusal(...call)).code).toBe("42501");
    expect(await plans(stage.db)).toEqual([]);
  }),
);

it(
  "an owner who took the own case as a vet does not decide either",
  scene(async (stage) => {
    const chat = await drafted(stage);
    await stage.db.rows("update chat_sessions set owner_id = vet_id where id = $1", [chat.session]);
    expect((await stage.as(chat.vet).refusal(...decideCall(chat.draft, "approve"))).code).toBe("CV403");
  }),
);

it(
  "what is no decision, no content or no draft is refused and changes nothing",
  scene(async (stage) => {
    const chat = await drafted(stage);
    const by = stage.as(chat.vet);
    expect(await by.refusal(...decideCall(chat.draft, "perhaps"))).toMatchObject({
      code: "CV400",
      details: { field: "decision" },
    });
    expect(await by.refusal(...decideCall(chat.draft, "approve", { summary: "x" }))).toMatchObject({
      code: "CV400",
      details: { field: "content" },
    });
    expect((await by.refusal(...decideCall(newId(), "approve"))).reason).toBe("not_found");
    const early = await careGiven(stage);
    const [drafting] = await drafts(stage.as(early.vet));
    expect((await stage.as(early.vet).refusal(...decideCall(drafting?.id ?? "", "approve"))).reason).toBe("draft_not_open");
    expect(await drafts(by)).toMatchObject([{ status: "draft" }]);
  }),
);
