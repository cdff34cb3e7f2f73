import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import { customer, tellInvoice, tellPayment } from "../money.ts";
import { converge, person, pet, plan, start, usage, violations } from "../scenery.ts";

const { scene } = testDatabase();
const frozen = async (stage: Stage, user: string) =>
  (await stage.service.row<{ frozen: boolean }>("select frozen from fn_current_usage($1)", [user])).frozen;

/** What the three kinds of events of one disputed subscription say, to be told in any order. */
async function events(stage: Stage) {
  const user = await person(stage.db);
  const cus = await customer(stage.db, user);
  const subscription = `sub_${user}`;
  const basic = await plan(stage.db, 2, 0);
  return {
    user,
    all: [
      () => converge(stage.service, { user, plan: basic, stripe: subscription, from: -1, to: 29 }),
      () => tellInvoice(stage.service, { customer: cus, invoice: `in_${user}`, subscription, from: -1, to: 29 }),
      () =>
        tellPayment(stage.service, {
          customer: cus,
          intent: `pi_${user}`,
          invoice: `in_${user}`,
          amount: 990,
          disputes: [{ id: `dp_${user}`, status: "under_review" }],
        }),
    ],
  };
}

describe("fn_converge_invoice", () => {
  it(
    "keeps the invoice as it is now, once, with its subscription",
    scene(async (stage) => {
      const user = await person(stage.db);
      const cus = await customer(stage.db, user);
      const { id } = await converge(stage.service, { user, plan: await plan(stage.db, 1, 0), stripe: "sub_1" });
      for (const status of ["open", "paid", "paid"])
        expect(await tellInvoice(stage.service, { customer: cus, invoice: "in_1", subscription: "sub_1", status })).toBe(
          "converged",
        );
      expect(
        await stage.db.row("select user_id, subscription_id, status, number, total, hosted_invoice_url from invoices"),
      ).toEqual({
        user_id: user,
        subscription_id: id,
        status: "paid",
        number: "N-1",
        total: 990,
        hosted_invoice_url: "https://invoice.test",
      });
    }),
  );

  it.each([[[0, 1, 2]], [[0, 2, 1]], [[1, 0, 2]], [[1, 2, 0]], [[2, 0, 1]], [[2, 1, 0]]])(
    "a dispute freezes the period that its invoice paid for, in the order %j",
    (order) =>
      scene(async (stage) => {
        const { user, all } = await events(stage);
        for (const n of [...order, ...order]) await all[n]?.();
        expect(await frozen(stage, user)).toBe(true);
        expect((await start(stage.as(user), { pet: await pet(stage.db, user) })).status).toBe("pending_payment");
        expect(await stage.db.row("select subscription_id is not null as linked from invoices")).toEqual({ linked: true });
        expect(await usage(stage.service, user)).toMatchObject({ chat_included: 2, chat_remaining: 2 });
        expect(await violations(stage.service)).toEqual([]);
      })(),
  );

  it(
    "only that period: the next one is free, and what was reserved goes on",
    scene(async (stage) => {
      const { user, all } = await events(stage);
      await all[0]?.();
      await all[1]?.();
      const going = await start(stage.as(user), { pet: await pet(stage.db, user) });
      await all[2]?.();
      expect(await stage.db.row("select status from chat_sessions where id = $1", [going.id])).toEqual({ status: "waiting" });
      const { plan_id } = await stage.db.row<{ plan_id: string }>("select plan_id from user_subscriptions");
      await stage.db.rows("update invoices set period_start = now() - interval '31 days'");
      await stage.db.rows(
        "update subscription_usage set period_start = now() - interval '31 days', period_end = now() - interval '1 hour'",
      );
      await converge(stage.service, { user, plan: plan_id, stripe: `sub_${user}`, from: 0, to: 30 });
      expect(await frozen(stage, user)).toBe(false);
      expect(await stage.db.rows("select frozen from subscription_usage order by period_start")).toEqual([
        { frozen: true },
        { frozen: false },
      ]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "nobody's customer or another's invoice changes nothing; the service alone may tell",
    scene(async (stage) => {
      const [ana, bob] = [await person(stage.db), await person(stage.db)];
      const [hers, his] = [await customer(stage.db, ana), await customer(stage.db, bob)];
      expect(await tellInvoice(stage.service, { customer: "cus_nobody", invoice: "in_0" })).toBe("unknown_customer");
      await tellInvoice(stage.service, { customer: hers, invoice: "in_1" });
      await tellInvoice(stage.service, { customer: his, invoice: "in_1", status: "void" });
      expect(await stage.db.rows("select user_id, status from invoices")).toEqual([{ user_id: ana, status: "paid" }]);
      expect(await stage.db.rows("select kind from alerts order by id")).toEqual([
        { kind: "stripe_unknown_customer" },
        { kind: "invoice_of_another" },
      ]);
      for (const by of [stage.as(ana), stage.anon])
        await expect(tellInvoice(by, { customer: hers, invoice: "in_2" })).rejects.toThrow("permission denied");
    }),
  );
});
