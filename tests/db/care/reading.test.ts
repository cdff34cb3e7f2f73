import { expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { admin, vet } from "../scenery.ts";
import { world } from "../policies/world.ts";
import { CONTENT, decide, drafted, drafts, EDITED, plans } from "./care.ts";

const { scene } = testDatabase();

it(
  "a draft is read by the vet on the case, the operator and the service, and by nobody else",
  scene(async (stage) => {
    const chat = await drafted(stage);
    const w = await world(stage);
    const mine = async (who: string) => (await drafts(stage.as(who))).filter(({ id }) => id === chat.draft).length;
    expect(await mine(chat.vet)).toBe(1);
    expect(await mine(await admin(stage.db))).toBe(1);
    expect((await drafts(stage.service)).length).toBeGreaterThan(0);
    for (const who of [chat.owner, w.stranger, w.otherVet, w.unapprovedVet, w.owner, w.vet]) expect(await mine(who)).toBe(0);
    expect((await stage.anon.refusal("select * from care_drafts")).code).toBe("42501");
    expect((await stage.anon.refusal("select * from care_plans")).code).toBe("42501");
  }),
);

it(
  "the owner has no plan before it is approved, and then what was approved and not what was drafted",
  scene(async (stage) => {
    const chat = await drafted(stage);
    expect(await plans(stage.as(chat.owner))).toEqual([]);
    await decide(stage.as(chat.vet), chat.draft, "approve", EDITED);
    expect((await plans(stage.as(chat.owner))).map(({ content }) => content)).toEqual([EDITED]);
    expect(await drafts(stage.as(chat.owner))).toEqual([]);
    const everything = await stage.as(chat.owner).rows("select * from care_plans");
    expect(JSON.stringify(everything)).not.toContain(CONTENT.plan[1]);
    expect(JSON.stringify(everything)).not.toContain("extractive");
  }),
);

it(
  "a plan is read by nobody but its owner, its vet and the operator: not by the vet who treats the animal next",
  scene(async (stage) => {
    const chat = await drafted(stage);
    await decide(stage.as(chat.vet), chat.draft, "approve");
    const next = await vet(stage.db);
    await stage.db.rows("update chat_sessions set status = 'waiting' where id = $1", [chat.session]);
    expect(await plans(stage.as(next))).toEqual([]);
    expect(await plans(stage.as(chat.vet))).toHaveLength(1);
    expect((await plans(stage.as(await admin(stage.db)))).length).toBeGreaterThan(0);
  }),
);

it(
  "an owner who is a vet too, and took the own case, reads no draft",
  scene(async (stage) => {
    const chat = await drafted(stage);
    await stage.db.rows("update chat_sessions set owner_id = vet_id where id = $1", [chat.session]);
    expect(await drafts(stage.as(chat.vet))).toEqual([]);
  }),
);

it(
  "nobody writes the tables, the service neither",
  scene(async (stage) => {
    const chat = await drafted(stage);
    for (const by of [stage.as(chat.vet), stage.as(chat.owner), stage.service])
      for (const table of ["care_drafts", "care_plans"]) {
        expect((await by.refusal(`update ${table} set version = 9`)).code).toBe("42501");
        expect((await by.refusal(`insert into ${table} default values`)).code).toBe("42501");
        expect((await by.refusal(`delete from ${table}`)).code).toBe("42501");
      }
  }),
);
