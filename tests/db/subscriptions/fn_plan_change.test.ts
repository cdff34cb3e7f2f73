import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import { customer } from "../money.ts";
import { person, plan } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_plan_change($1, $2, $3)";

/** A plan with its prices by the month and by the year, in dollars and euros. */
async function sold(stage: Stage, chats: number, month: number, year: number) {
  const id = await plan(stage.db, chats, 0);
  const { code } = await stage.db.row<{ code: string }>("select code from subscription_plans where id = $1", [id]);
  await stage.db.rows(
    `insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount)
     select $1, $4 || '_' || c || '_' || i, c, i, case i when 'month' then $2::int else $3::int end
     from unnest('{usd,eur}'::text[]) c, unnest('{month,year}'::text[]) i`,
    [id, month, year, code],
  );
  return { id, code };
}

async function scenery(stage: Stage) {
  const user = await person(stage.db);
  const cus = await customer(stage.db, user);
  const [basic, plus] = [await sold(stage, 2, 990, 9900), await sold(stage, 5, 1990, 19_900)];
  const on = (price: string, next: { price: string } | null = null) =>
    stage.service.row(
      `select fn_converge_stripe_subscription('sub_1', $1, null, 'active',
        jsonb_build_array(jsonb_build_object('price', $2::text, 'product', 'p', 'period_start', now() - interval '1 day', 'period_end', now() + interval '29 days')),
        null, false, null, null, null, $3, $4, now() + interval '29 days')`,
      [cus, price, next ? "sub_sched_1" : null, next?.price ?? null],
    );
  const change = (code: string, interval: string | null = null, when: string | null = null) =>
    stage.as(user).row(CALL, [code, interval, when]);
  return { user, cus, basic, plus, on, change };
}

describe("fn_plan_change", () => {
  it(
    "dearer by the month is an upgrade and takes effect now; less is a downgrade, at the period's end",
    scene(async (stage) => {
      const { cus, basic, plus, on, change } = await scenery(stage);
      await on(`${basic.code}_eur_month`);
      expect(await change(plus.code)).toMatchObject({
        stripe_subscription_id: "sub_1",
        stripe_customer_id: cus,
        stripe_schedule_id: null,
        stripe_price_id: `${plus.code}_eur_month`,
        plan_id: plus.id,
        direction: "upgrade",
        takes_effect: "now",
        stub: false,
      });
      expect(await change(plus.code, null, "period_end")).toMatchObject({ direction: "upgrade", takes_effect: "period_end" });
      // A year costs ten months: less by the month.
      expect(await change(basic.code, "year")).toMatchObject({ direction: "downgrade", takes_effect: "period_end" });
      expect(await change(plus.code, "year")).toMatchObject({ stripe_price_id: `${plus.code}_eur_year`, direction: "upgrade" });
      await on(`${plus.code}_usd_year`);
      expect(await change(basic.code)).toMatchObject({ stripe_price_id: `${basic.code}_usd_year`, takes_effect: "period_end" });
      expect(await change(basic.code, null, "now")).toMatchObject({ direction: "downgrade", takes_effect: "now" });
    }),
  );

  it(
    "as dear with more in it is an upgrade",
    scene(async (stage) => {
      const { basic, on, change } = await scenery(stage);
      const [more, less] = [await sold(stage, 3, 990, 9900), await sold(stage, 1, 990, 9900)];
      await on(`${basic.code}_usd_month`);
      expect(await change(more.code)).toMatchObject({ direction: "upgrade" });
      expect(await change(less.code)).toMatchObject({ direction: "downgrade" });
    }),
  );

  it(
    "is never to what there is, nor to what is planned already; and tells of the schedule",
    scene(async (stage) => {
      const { user, basic, plus, on, change } = await scenery(stage);
      await on(`${plus.code}_usd_month`, { price: `${basic.code}_usd_month` });
      const same = { code: "CV409", reason: "same_plan" };
      expect(await stage.as(user).refusal(CALL, [plus.code, null, null])).toMatchObject(same);
      expect(await stage.as(user).refusal(CALL, [plus.code, "month", "now"])).toMatchObject(same);
      expect(await stage.as(user).refusal(CALL, [basic.code, null, null])).toMatchObject(same);
      expect(await change(basic.code, null, "now")).toMatchObject({ stripe_schedule_id: "sub_sched_1" });
      expect(await change(basic.code, "year")).toMatchObject({ takes_effect: "period_end" });
    }),
  );

  it(
    "refuses without a subscription, and what is not sold",
    scene(async (stage) => {
      const { user, basic, plus, on } = await scenery(stage);
      const refused = async (...values: unknown[]) => stage.as(user).refusal(CALL, values);
      expect(await refused(plus.code, null, null)).toMatchObject({ code: "CV404", reason: "no_active_subscription" });
      await on(`${basic.code}_usd_month`);
      expect(await refused("nonesuch", null, null)).toMatchObject({ code: "CV404", reason: "plan_not_found" });
      await stage.db.rows("update subscription_plan_prices set active = false where plan_id = $1 and currency = 'usd'", [
        plus.id,
      ]);
      expect(await refused(plus.code, null, null)).toMatchObject({ code: "CV404", reason: "price_not_found" });
      expect(await refused(plus.code, "week", null)).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await refused(plus.code, null, "soon")).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await stage.as(newId()).refusal(CALL, [plus.code, null, null])).toMatchObject({ reason: "no_active_subscription" });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(CALL, [plus.code, null, null])).code).toBe("42501");
    }),
  );
});
