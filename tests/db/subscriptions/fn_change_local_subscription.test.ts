import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { converge, person, pet, plan, start, usage, violations } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_change_local_subscription($1, $2, $3)";
const codeOf = async ({ db }: Stage, id: string) =>
  (await db.row<{ code: string }>("select code from subscription_plans where id = $1", [id])).code;

async function member(stage: Stage, chats = 2) {
  const user = await person(stage.db);
  const basic = await plan(stage.db, chats, 0);
  const code = await codeOf(stage, basic);
  const { id } = await stage.as(user).row<{ id: string }>("select * from fn_start_local_subscription($1)", [code]);
  const change = (action: string, when: string | null = null, to: string | null = null) =>
    stage.as(user).row(CALL, [action, when, to]);
  return { user, id, basic, code, change };
}
/** A month goes by, and the sweeper comes. */
async function monthLater(stage: Stage, id: string) {
  await stage.db.rows(
    `update user_subscriptions set created_at = created_at - interval '31 days', current_period_start = current_period_start - interval '31 days',
       current_period_end = app.period_end(created_at - interval '31 days', 1), cancel_at = cancel_at - interval '31 days' where id = $1`,
    [id],
  );
  await stage.db.rows(
    "update subscription_usage set period_start = period_start - interval '31 days', period_end = now() - interval '1 hour' where subscription_id = $1",
    [id],
  );
  await stage.service.rows("select fn_sweep_reservations()");
}

describe("fn_change_local_subscription", () => {
  it(
    "canceled at the period's end it gives units until then, and ends when its time has come",
    scene(async (stage) => {
      const { user, id, change } = await member(stage);
      expect(await change("cancel")).toMatchObject({ status: "active", cancel_at_period_end: true });
      expect((await usage(stage.service, user)).chat_remaining).toBe(2);
      await monthLater(stage, id);
      expect(
        await stage.db.row("select status, ended_at = cancel_at as in_time from user_subscriptions where id = $1", [id]),
      ).toEqual({
        status: "canceled",
        in_time: true,
      });
      expect((await usage(stage.service, user)).chat_included).toBe(0);
    }),
  );

  it(
    "one whose end has come is over for whoever wants another, though no sweeper came",
    scene(async (stage) => {
      const { user, code, change } = await member(stage);
      await change("cancel");
      await stage.db.rows("update user_subscriptions set cancel_at = now() where user_id = $1", [user]);
      expect((await stage.as(user).refusal(CALL, ["resume", null, null])).reason).toBe("no_active_subscription");
      await stage.as(user).row("select * from fn_start_local_subscription($1)", [code]);
      expect(await stage.db.rows("select status from user_subscriptions order by status")).toEqual([
        { status: "active" },
        { status: "canceled" },
      ]);
    }),
  );

  it(
    "canceled now it is over; a consult under way keeps its unit",
    scene(async (stage) => {
      const { user, change } = await member(stage);
      const { id } = await start(stage.as(user));
      expect(await change("cancel", "now")).toMatchObject({ status: "canceled" });
      expect((await usage(stage.service, user)).chat_included).toBe(0);
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "resume takes back an end or a planned change, and says when there is neither",
    scene(async (stage) => {
      const { user, change } = await member(stage);
      const smaller = await codeOf(stage, await plan(stage.db, 1, 0));
      await change("cancel");
      expect(await change("resume")).toMatchObject({ cancel_at: null, cancel_at_period_end: false });
      await change("change", null, smaller);
      expect(await change("resume")).toMatchObject({ next_plan_id: null, next_plan_at: null });
      expect(await stage.as(user).refusal(CALL, ["resume", null, null])).toMatchObject({
        code: "CV409",
        reason: "nothing_to_resume",
      });
    }),
  );

  it(
    "a larger plan counts at once and wakes what waits; a smaller one takes over with the next period",
    scene(async (stage) => {
      const { user, id, basic, code, change } = await member(stage, 1);
      const large = await plan(stage.db, 3, 0);
      const sessions = [];
      for (let n = 0; n < 2; n++) sessions.push(await start(stage.as(user), { pet: await pet(stage.db, user) }));
      expect(sessions.map(({ status }) => status)).toEqual(["waiting", "pending_payment"]);
      expect(await change("change", null, await codeOf(stage, large))).toMatchObject({ plan_id: large, next_plan_id: null });
      expect(await usage(stage.service, user)).toMatchObject({ chat_included: 3, chat_reserved: 2 });
      expect(await change("change", null, code)).toMatchObject({ plan_id: large, next_plan_id: basic });
      await monthLater(stage, id);
      expect(await stage.db.row("select plan_id, next_plan_id from user_subscriptions where id = $1", [id])).toEqual({
        plan_id: basic,
        next_plan_id: null,
      });
      expect(await usage(stage.service, user)).toMatchObject({ chat_included: 1, chat_reserved: 0 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "refuses nonsense, whoever has none, and a subscription of Stripe's",
    scene(async (stage) => {
      const { user, code } = await member(stage);
      for (const values of [
        ["hop", null, null],
        ["cancel", "soon", null],
      ])
        expect(await stage.as(user).refusal(CALL, values)).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await stage.as(user).refusal(CALL, ["change", null, code])).toMatchObject({ code: "CV409", reason: "same_plan" });
      const none = { code: "CV404", reason: "no_active_subscription" };
      expect(await stage.as(await person(stage.db)).refusal(CALL, ["cancel", null, null])).toMatchObject(none);
      const paying = await person(stage.db);
      await converge(stage.service, { user: paying, plan: await plan(stage.db, 1, 1) });
      expect(await stage.as(paying).refusal(CALL, ["cancel", "now", null])).toMatchObject(none);
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(CALL, ["cancel", null, null])).code).toBe("42501");
    }),
  );
});
