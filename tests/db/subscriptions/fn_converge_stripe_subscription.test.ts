import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { customer } from "../money.ts";
import { person, plan, usage } from "../scenery.ts";

const { scene } = testDatabase();
interface Told {
  customer: string;
  items?: { price?: string; product?: string }[];
  status?: string;
  metadata?: string | null;
  trialEnd?: string | null;
  next?: string | null;
}

async function tell(by: Stage["service"], { customer: cus, items = [{ price: "price_1" }], ...told }: Told): Promise<unknown> {
  const { outcome } = await by.row<{ outcome: string }>(
    `select fn_converge_stripe_subscription('sub_1', $1, $2, $3,
       (select jsonb_agg(i || jsonb_build_object('period_start', now() - interval '1 day', 'period_end', now() + interval '29 days'))
        from jsonb_array_elements($4::jsonb) i), null, false, null, null, $5::timestamptz, $6, $7, '2030-01-01T00:00:00Z') as outcome`,
    [
      cus,
      told.metadata ?? null,
      told.status ?? "active",
      JSON.stringify(items),
      told.trialEnd ?? null,
      told.next ? "sub_sched_1" : null,
      told.next ?? null,
    ],
  );
  return outcome;
}

async function scenery(stage: Stage) {
  const user = await person(stage.db);
  const plans = [];
  for (const n of [1, 2]) {
    const id = await plan(stage.db, n, 0);
    await stage.db.rows("update subscription_plans set stripe_product_id = $2 where id = $1", [id, `prod_${n}`]);
    const { id: price } = await stage.db.row<{ id: string }>(
      "insert into subscription_plan_prices (plan_id, stripe_price_id, currency, interval, amount) values ($1, $2, 'usd', 'month', 990) returning id",
      [id, `price_${n}`],
    );
    plans.push({ id, price });
  }
  return { user, customer: await customer(stage.db, user), plans };
}
const row = ({ db }: Stage) =>
  db.row(
    "select plan_id, price_id, trial_end, stripe_schedule_id, next_plan_id, next_price_id, next_plan_at from user_subscriptions",
  );

describe("fn_converge_stripe_subscription", () => {
  it(
    "keeps the trial's end and what a schedule will put in place, and forgets them when they are over",
    scene(async (stage) => {
      const { customer: cus, plans } = await scenery(stage);
      const trialEnd = "2029-05-06T07:08:09.000Z";
      expect(await tell(stage.service, { customer: cus, status: "trialing", trialEnd, next: "price_2" })).toBe("converged");
      expect(await row(stage)).toEqual({
        plan_id: plans[0]?.id,
        price_id: plans[0]?.price,
        trial_end: new Date(trialEnd),
        stripe_schedule_id: "sub_sched_1",
        next_plan_id: plans[1]?.id,
        next_price_id: plans[1]?.price,
        next_plan_at: new Date("2030-01-01T00:00:00Z"),
      });
      await tell(stage.service, { customer: cus });
      const nothing = { trial_end: null, stripe_schedule_id: null, next_plan_id: null, next_price_id: null, next_plan_at: null };
      expect(await row(stage)).toMatchObject(nothing);
      await tell(stage.service, { customer: cus, next: "price_1" });
      expect(await row(stage)).toMatchObject({ ...nothing, stripe_schedule_id: "sub_sched_1" });
    }),
  );

  it(
    "a next price that we do not know is reported, and heals",
    scene(async (stage) => {
      const { customer: cus, user } = await scenery(stage);
      const open = () => stage.db.rows("select kind, subject from alerts where resolved_at is null");
      expect(await tell(stage.service, { customer: cus, next: "price_9" })).toBe("converged");
      expect(await open()).toEqual([{ kind: "unknown_next_price", subject: "sub_1" }]);
      expect((await usage(stage.service, user)).chat_included).toBe(1);
      await tell(stage.service, { customer: cus, next: "price_2" });
      expect(await open()).toEqual([]);
    }),
  );

  it(
    "finds the plan by price, else by product, and refuses to guess",
    scene(async (stage) => {
      const { customer: cus, plans } = await scenery(stage);
      await tell(stage.service, { customer: cus, items: [{ price: "price_9", product: "prod_1" }, { price: "price_2" }] });
      expect(await row(stage)).toMatchObject({ plan_id: plans[1]?.id, price_id: plans[1]?.price });
      await tell(stage.service, { customer: cus, items: [{ price: "price_9", product: "prod_1" }] });
      expect(await row(stage)).toMatchObject({ plan_id: plans[0]?.id, price_id: null });
      await expect(tell(stage.service, { customer: cus, items: [{ price: "price_9" }] })).rejects.toThrow("price_not_found");
    }),
  );

  it(
    "whose it is, the customer says: metadata that says otherwise is reported, a stranger changes nothing",
    scene(async (stage) => {
      const { customer: cus, user } = await scenery(stage);
      const bob = await person(stage.db);
      await tell(stage.service, { customer: cus, metadata: bob });
      expect(await tell(stage.service, { customer: "cus_nobody", metadata: bob })).toBe("unknown_customer");
      expect(await stage.db.rows("select user_id from user_subscriptions")).toEqual([{ user_id: user }]);
      expect(await stage.db.rows("select kind, subject from alerts order by id")).toEqual([
        { kind: "stripe_metadata_mismatch", subject: "sub_1" },
        { kind: "stripe_unknown_customer", subject: "cus_nobody" },
      ]);
      for (const by of [stage.as(user), stage.anon])
        await expect(tell(by, { customer: cus })).rejects.toThrow("permission denied");
    }),
  );
});
