import { describe, expect, it } from "vitest";
import { prepare, tally, times, together } from "../crowd.ts";
import { testDatabase } from "../kit.ts";
import { grantCredit, person, pet, startCall, subscriber, usage, violations } from "../scenery.ts";

const { pool, commitAs } = testDatabase({ max: 40 });
const CALLERS = 200;
const UNITS = 50;

describe.each(["chat", "video"] as const)("%s: 200 callers for 50 units", (type) => {
  const included: [number, number] = type === "chat" ? [UNITS, 0] : [0, UNITS];

  it("starts of one owner get exactly 50", async () => {
    const { owner, pets } = await prepare(pool(), async (stage) => {
      const owner = await subscriber(stage, ...included);
      const pets = [];
      for (let n = 0; n < CALLERS; n++) pets.push(await pet(stage.db, owner));
      return { owner, pets };
    });
    const outcomes = await together(pets.map((id) => () => commitAs(owner, ...startCall({ type, pet: id }))));
    expect(tally(outcomes, (row) => String(row.status))).toEqual({ waiting: UNITS, pending_payment: CALLERS - UNITS });
    await prepare(pool(), async (stage) => {
      expect(await usage(stage.service, owner)).toMatchObject({ [`${type}_reserved`]: UNITS, [`${type}_remaining`]: 0 });
      expect(await violations(stage.service)).toEqual([]);
    });
  });

  it("reservations for as many sessions get exactly 50", async () => {
    const { owner, sessions } = await prepare(pool(), async (stage) => {
      const owner = await subscriber(stage, ...included);
      const { rows } = {
        rows: await stage.db.rows<{ id: string }>(
          `with p as (insert into pets (owner_id, name, species) select $1, 'n', 'dog' from generate_series(1, $2::int) returning id)
         insert into chat_sessions (owner_id, pet_id, type, status) select $1, p.id, $3, 'pending_payment' from p returning id`,
          [owner, CALLERS, type],
        ),
      };
      return { owner, sessions: rows.map((row) => row.id) };
    });
    const outcomes = await together(
      sessions.map((id) => () => commitAs("service", `select * from fn_reserve_${type}($1)`, [id])),
    );
    expect(tally(outcomes)).toEqual({ ok: UNITS, no_units_left: CALLERS - UNITS });
    await prepare(pool(), async (stage) => {
      expect(await usage(stage.service, owner)).toMatchObject({ [`${type}_reserved`]: UNITS });
      expect(await violations(stage.service)).toEqual([]);
    });
  });

  it("200 callers for one session get one unit", async () => {
    const { owner, session } = await prepare(pool(), async (stage) => {
      const owner = await person(stage.db);
      const { id } = await stage.as(owner).row<{ id: string }>(...startCall({ type }));
      await stage.db.rows("insert into overage_credits (user_id, type, granted, origin) values ($1, $2, 5, 'admin')", [
        owner,
        type,
      ]);
      await stage.db.rows(
        "insert into overage_credit_ledger (credit_id, kind, units) select id, 'grant', 5 from overage_credits where user_id = $1",
        [owner],
      );
      return { owner, session: id };
    });
    const outcomes = await together(
      times(CALLERS, () => () => commitAs("service", `select id from fn_reserve_${type}($1)`, [session])),
    );
    expect(new Set(outcomes.map((outcome) => outcome.rows?.[0]?.id)).size).toBe(1);
    await prepare(pool(), async (stage) => {
      expect(await usage(stage.service, owner)).toMatchObject({ [`${type}_credits`]: 4 });
      expect(await violations(stage.service)).toEqual([]);
    });
  });
});

it("plan and credits together: 30 and 20 units, 200 callers", async () => {
  const { owner, pets } = await prepare(pool(), async (stage) => {
    const owner = await subscriber(stage, 30, 0);
    for (const days of [5, 10]) await grantCredit(stage.service, owner, { units: 10, days });
    const pets = [];
    for (let n = 0; n < CALLERS; n++) pets.push(await pet(stage.db, owner));
    return { owner, pets };
  });
  const outcomes = await together(pets.map((id) => () => commitAs(owner, ...startCall({ pet: id }))));
  expect(tally(outcomes, (row) => String(row.source))).toEqual({ subscription: 30, credit: 20, null: 150 });
  await prepare(pool(), async (stage) => expect(await violations(stage.service)).toEqual([]));
});
