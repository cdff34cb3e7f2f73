import { describe, expect, it } from "vitest";
import { newId, testDatabase } from "../kit.ts";
import { converge, grantCredit, person, plan, usage } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_open_period($1, $2, $3)";
const MARCH = "2026-03-01T00:00:00Z";
const APRIL = "2026-04-01T00:00:00Z";

describe("fn_open_period", () => {
  it(
    "opens a period once, and follows a moved end",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id } = await converge(stage.service, { user, plan: await plan(stage.db, 2, 1) });
      const first = await stage.service.row(CALL, [id, MARCH, APRIL]);
      expect(first).toMatchObject({ included_chats: 2, included_videos: 1, consumed_chats: 0 });
      expect(await stage.service.row(CALL, [id, MARCH, APRIL])).toEqual(first);
      const moved = await stage.service.row(CALL, [id, MARCH, "2026-03-08T00:00:00Z"]);
      expect(moved).toMatchObject({ id: first.id, period_end: new Date("2026-03-08T00:00:00Z") });
    }),
  );

  it(
    "gives a year's period its twelve months of units, a trial those of one, and a dearer plan as many",
    scene(async (stage) => {
      const user = await person(stage.db);
      const [basic, plus] = [await plan(stage.db, 2, 1), await plan(stage.db, 5, 2)];
      const { id } = await converge(stage.service, { user, plan: basic });
      const year = await stage.service.row(CALL, [id, MARCH, "2027-03-01T00:00:00Z"]);
      expect(year).toMatchObject({ included_chats: 24, included_videos: 12 });
      const trial = await stage.service.row(CALL, [id, APRIL, "2026-04-08T00:00:00Z"]);
      expect(trial).toMatchObject({ included_chats: 2, included_videos: 1 });
      const short = await stage.service.row(CALL, [id, "2027-01-31T12:00:00Z", "2027-02-28T12:00:00Z"]);
      expect(short).toMatchObject({ included_chats: 2, included_videos: 1 });
      await stage.db.rows("select app.apply_plan($1, $2)", [year.id, plus]);
      expect(await stage.db.row("select * from subscription_usage where id = $1", [year.id])).toMatchObject({
        included_chats: 60,
        included_videos: 24,
      });
    }),
  );

  it(
    "leaves credits alone",
    scene(async (stage) => {
      const user = await person(stage.db);
      await grantCredit(stage.service, user, { units: 3 });
      const { id } = await converge(stage.service, { user, plan: await plan(stage.db, 2, 1) });
      await stage.service.row(CALL, [id, MARCH, APRIL]);
      expect((await usage(stage.service, user)).chat_credits).toBe(3);
    }),
  );

  it(
    "refuses a period without length or without a subscription, and everybody but the service",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id } = await converge(stage.service, { user, plan: await plan(stage.db, 2, 1) });
      expect(await stage.service.refusal(CALL, [id, APRIL, MARCH])).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await stage.service.refusal(CALL, [newId(), MARCH, APRIL])).toMatchObject({
        code: "CV404",
        reason: "no_active_subscription",
      });
      for (const by of [stage.as(user), stage.anon]) expect((await by.refusal(CALL, [id, MARCH, APRIL])).code).toBe("42501");
    }),
  );
});

describe("app.period_end", () => {
  it(
    "keeps the anchor's day: 31 Jan, 28 Feb, 31 Mar, 30 Apr",
    scene(async (stage) => {
      const rows = await stage.db.rows<{ day: string }>(
        `select to_char(app.period_end('2026-01-31T12:00:00Z', n) at time zone 'UTC', 'YYYY-MM-DD HH24') as day
         from generate_series(1, 3) n union all
         select to_char(app.period_end('2027-12-31T12:00:00Z', 2) at time zone 'UTC', 'YYYY-MM-DD HH24')`,
      );
      expect(rows.map((row) => row.day)).toEqual(["2026-02-28 12", "2026-03-31 12", "2026-04-30 12", "2028-02-29 12"]);
    }),
  );
});
