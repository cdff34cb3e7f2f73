import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { converge, person, plan, start, usage } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_start_local_subscription($1)";

async function planCode(stage: Stage): Promise<string> {
  const { code } = await stage.db.row<{ code: string }>("select code from subscription_plans where id = $1", [
    await plan(stage.db, 2, 1),
  ]);
  return code;
}

describe("fn_start_local_subscription", () => {
  it(
    "opens a month and wakes the consult that waits for payment",
    scene(async (stage) => {
      const user = await person(stage.db);
      await start(stage.as(user));
      expect(await stage.as(user).row(CALL, [await planCode(stage)])).toMatchObject({ status: "active", stub: true });
      expect(await usage(stage.as(user), user)).toMatchObject({ chat_included: 2, chat_reserved: 1 });
    }),
  );

  it(
    "refuses a second one, and a plan that is not on sale",
    scene(async (stage) => {
      const user = await person(stage.db);
      const code = await planCode(stage);
      expect(await stage.as(user).refusal(CALL, ["nonesuch"])).toMatchObject({ code: "CV404", reason: "plan_not_found" });
      await stage.as(user).row(CALL, [code]);
      expect(await stage.as(user).refusal(CALL, [code])).toMatchObject({
        code: "CV409",
        reason: "already_has_active_subscription",
      });
      const paying = await person(stage.db);
      await converge(stage.service, { user: paying, plan: await plan(stage.db, 1, 1) });
      expect(await stage.as(paying).refusal(CALL, [code])).toMatchObject({ code: "CV409" });
    }),
  );

  it(
    "is refused where plans are sold through Stripe, and to nobody",
    scene(async (stage) => {
      const code = await planCode(stage);
      expect((await stage.anon.refusal(CALL, [code])).code).toBe("42501");
      await stage.db.rows(
        "insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount) select id, 'price_1', 'usd', 'month', 990 from subscription_plans where code = $1",
        [code],
      );
      expect(await stage.as(await person(stage.db)).refusal(CALL, [code])).toMatchObject({ code: "CV403", reason: "forbidden" });
    }),
  );

  it(
    "is renewed by the sweeper, its day counted from the start",
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id } = await stage.as(user).row(CALL, [await planCode(stage)]);
      const moved = `update user_subscriptions set created_at = now() - interval '70 days', current_period_start = now() - interval '70 days',
        current_period_end = app.period_end(now() - interval '70 days', 1) where id = $1`;
      await stage.db.rows(moved, [id]);
      await stage.db.rows(
        "update subscription_usage set period_start = now() - interval '70 days', period_end = now() - interval '39 days'",
      );
      expect((await usage(stage.service, user)).chat_included).toBe(0);
      await stage.service.rows("select fn_sweep_reservations()");
      expect((await usage(stage.service, user)).chat_included).toBe(2);
      const { right } = await stage.db.row<{ right: boolean }>(
        "select current_period_start = app.period_end(created_at, 2) as right from user_subscriptions where id = $1",
        [id],
      );
      expect(right).toBe(true);
    }),
  );
});
