import { describe, expect, it } from "vitest";
import { testDatabase, type Stage } from "../kit.ts";
import {
  creditsOf,
  customer,
  ledgerOf,
  paidPurchase,
  purchaseOf,
  tellPayment,
  tellPurchase,
  begin,
  item,
  buyer,
} from "../money.ts";
import { claim, end, person, pet, say, start, usage, vet, violations } from "../scenery.ts";

const { scene } = testDatabase();
type Paid = Awaited<ReturnType<typeof paidPurchase>>;
type Told = Parameters<typeof tellPayment>[1];
const tell = (stage: Stage, p: Paid, told: Omit<Told, "customer" | "intent">) =>
  tellPayment(stage.service, { customer: p.customer, intent: p.intent, purchase: p.id, amount: p.amount, ...told });
const state = async (stage: Stage, p: Paid) => {
  const { refunded_amount, shortfall, frozen } = await purchaseOf(stage.db, p.id);
  const [credit] = await creditsOf(stage.db, p.user);
  return { refunded: refunded_amount, shortfall, frozen, reversed: credit?.reversed };
};
const sessionFor = async (stage: Stage, user: string) => start(stage.as(user), { pet: await pet(stage.db, user) });
async function useUp(stage: Stage, session: string) {
  const doctor = await vet(stage.db);
  await claim(stage.as(doctor), session);
  await say(stage.as(doctor), session);
  await end(stage.as(doctor), session);
}

describe("fn_converge_payment", () => {
  it(
    "keeps the payment and its refunds; saying the same again changes nothing",
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 4, amount: 1000 });
      const refunds = [
        { id: "re_1", amount: 250 },
        { id: "re_2", amount: 300 },
        { id: "re_3", amount: 400, status: "failed", failure_reason: "lost_or_stolen_card" },
        { id: "re_4", amount: 50, status: "pending" },
      ];
      for (let n = 0; n < 3; n++) expect(await tell(stage, p, { refunds })).toBe("converged");
      expect(await stage.db.row("select purchase_id, status, amount, refunded_amount, receipt_url from payments")).toEqual({
        purchase_id: p.id,
        status: "succeeded",
        amount: 1000,
        refunded_amount: 550,
        receipt_url: "https://receipt.test",
      });
      expect(await stage.db.rows("select from refunds")).toHaveLength(4);
      expect(await state(stage, p)).toEqual({ refunded: 550, shortfall: 0, frozen: false, reversed: 2 });
      const [credit] = await creditsOf(stage.db, p.user);
      expect(await ledgerOf(stage.db, credit?.id ?? "")).toEqual([
        { kind: "grant", units: 4 },
        { kind: "reversal", units: -2 },
      ]);
      expect(await stage.db.rows("select from audit_log where action = 'payment.converged'")).toHaveLength(1);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it.each([
    [0, 0],
    [199, 0],
    [200, 1],
    [599, 2],
    [999, 4],
    [1000, 5],
  ])("of 5 units for 1000, %i refunded take back %i", (amount, reversed) =>
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 5, amount: 1000 });
      await tell(stage, p, { refunds: amount ? [{ id: "re_1", amount }] : [] });
      expect(await state(stage, p)).toMatchObject({ refunded: amount, reversed });
    })(),
  );

  it(
    "refunds in parts add up, and a failed one gives its units back to whoever waits",
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 2, amount: 1000 });
      await tell(stage, p, { refunds: [{ id: "re_1", amount: 500 }] });
      await tell(stage, p, {
        refunds: [
          { id: "re_1", amount: 500 },
          { id: "re_2", amount: 500 },
        ],
      });
      expect(await state(stage, p)).toMatchObject({ reversed: 2, refunded: 1000 });
      const waiting = await sessionFor(stage, p.user);
      expect(waiting.status).toBe("pending_payment");
      await tell(stage, p, {
        refunds: [
          { id: "re_1", amount: 500 },
          { id: "re_2", amount: 500, status: "failed" },
        ],
      });
      expect(await state(stage, p)).toMatchObject({ reversed: 1, refunded: 500 });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [waiting.id])).toEqual({ status: "waiting" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a unit that is reserved stays with its consult, and is taken back when it comes back",
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 1 });
      const { id } = await sessionFor(stage, p.user);
      await tell(stage, p, { refunds: [{ id: "re_1", amount: 790 }] });
      expect(await state(stage, p)).toEqual({ refunded: 790, shortfall: 1, frozen: false, reversed: 0 });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [id])).toEqual({ status: "waiting" });
      await end(stage.as(p.user), id);
      expect(await state(stage, p)).toMatchObject({ shortfall: 0, reversed: 1 });
      expect(await usage(stage.service, p.user)).toMatchObject({ chat_credits: 0 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a unit that was used is missing for good; where that is wished, a credit stands in for it, once",
    scene(async (stage) => {
      for (const compensate of [false, true]) {
        const p = await paidPurchase(stage, { units: 2, amount: 1000 });
        await useUp(stage, (await sessionFor(stage, p.user)).id);
        const refunds = [{ id: `re_${p.id}`, amount: 1000 }];
        for (let n = 0; n < 2; n++) await tell(stage, p, { refunds, compensate });
        expect(await state(stage, p)).toMatchObject({ shortfall: 1, reversed: 1 });
        expect((await usage(stage.service, p.user)).chat_credits).toBe(compensate ? 1 : 0);
        const compensations = (await creditsOf(stage.db, p.user)).filter(({ origin }) => origin === "compensation");
        expect(compensations).toHaveLength(compensate ? 1 : 0);
      }
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "refunded while it was in use: the stand-in comes when the consult is charged",
    scene(async (stage) => {
      const p = await paidPurchase(stage);
      const { id } = await sessionFor(stage, p.user);
      await tell(stage, p, { refunds: [{ id: "re_1", amount: 790 }], compensate: true });
      expect((await usage(stage.service, p.user)).chat_credits).toBe(0);
      await useUp(stage, id);
      expect((await usage(stage.service, p.user)).chat_credits).toBe(1);
      // The refund failed after all: the stand-in is taken back, and was not used.
      await tell(stage, p, { refunds: [{ id: "re_1", amount: 790, status: "failed" }], compensate: true });
      expect((await usage(stage.service, p.user)).chat_credits).toBe(0);
      expect(await state(stage, p)).toMatchObject({ shortfall: 0, refunded: 0, reversed: 0 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "an open dispute freezes what is free and leaves what is reserved; won, it thaws and consults go on",
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 2 });
      const first = await sessionFor(stage, p.user);
      await tell(stage, p, { disputes: [{ id: "dp_1", status: "needs_response" }] });
      expect(await state(stage, p)).toMatchObject({ frozen: true, reversed: 0 });
      expect((await usage(stage.service, p.user)).chat_credits).toBe(0);
      const second = await sessionFor(stage, p.user);
      expect([first.status, second.status]).toEqual(["waiting", "pending_payment"]);
      const open = () => stage.db.rows("select subject from alerts where kind = 'dispute_open' and resolved_at is null");
      expect(await open()).toEqual([{ subject: "dp_1" }]);
      await tell(stage, p, { disputes: [{ id: "dp_1", status: "won" }] });
      expect(await state(stage, p)).toMatchObject({ frozen: false });
      expect(await stage.db.row("select status from chat_sessions where id = $1", [second.id])).toEqual({ status: "waiting" });
      expect(await open()).toEqual([]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a lost dispute takes all back and stays frozen; a state that is not known yet freezes",
    scene(async (stage) => {
      const p = await paidPurchase(stage, { units: 2 });
      await tell(stage, p, { disputes: [{ id: "dp_1", status: "lost", amount: 1 }] });
      expect(await state(stage, p)).toEqual({ refunded: 790, shortfall: 0, frozen: true, reversed: 2 });
      expect(await stage.db.rows("select from alerts where kind = 'dispute_open'")).toEqual([]);
      const other = await paidPurchase(stage);
      await tell(stage, other, { disputes: [{ id: "dp_2", status: "under_the_weather" }] });
      expect(await state(stage, other)).toMatchObject({ frozen: true });
      for (const status of ["prevented", "warning_closed"]) {
        await tell(stage, other, { disputes: [{ id: "dp_2", status }] });
        expect(await state(stage, other)).toMatchObject({ frozen: false });
      }
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a dispute before the payment is known as such ends in the same rows",
    scene(async (stage) => {
      const who = await buyer(stage.db);
      const session = (await start(stage.as(who.user))).id;
      const { id } = await begin(stage.as(who.user), await item(stage.db, "chat", 2), 1, session);
      const told = { customer: who.customer, intent: `pi_${id}`, purchase: id };
      await tellPayment(stage.service, { ...told, disputes: [{ id: "dp_1", status: "needs_response" }] });
      await tellPurchase(stage.service, id, { customer: who.customer });
      expect(await purchaseOf(stage.db, id)).toMatchObject({ status: "paid", fulfilled_as: "session", frozen: true });
      expect(await creditsOf(stage.db, who.user)).toMatchObject([{ granted: 2, reserved: 1, frozen: true }]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "what metadata says of somebody else's purchase or payment is not believed",
    scene(async (stage) => {
      const p = await paidPurchase(stage);
      const thief = await person(stage.db);
      const cus = await customer(stage.db, thief);
      const refunds = [{ id: "re_1", amount: 790 }];
      expect(await tellPayment(stage.service, { customer: cus, intent: "pi_thief", purchase: p.id, refunds })).toBe("converged");
      expect(await state(stage, p)).toMatchObject({ refunded: 0, reversed: 0 });
      await tell(stage, p, {});
      expect(await tellPayment(stage.service, { customer: cus, intent: p.intent, refunds: [] })).toBe("converged");
      expect(await stage.db.row("select user_id from payments where stripe_payment_intent_id = $1", [p.intent])).toEqual({
        user_id: p.user,
      });
      expect(await stage.db.rows("select kind from alerts")).toEqual([{ kind: "payment_of_another" }]);
      expect(await tellPayment(stage.service, { customer: "cus_nobody", intent: "pi_x" })).toBe("unknown_customer");
      expect(await stage.db.rows("select from payments where stripe_payment_intent_id = 'pi_x'")).toEqual([]);
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      const call = "select fn_converge_payment('p', 'c', 's', 1, 'usd', null, null, null, null, null, now(), '[]', '[]', false)";
      for (const by of [stage.as(await person(stage.db)), stage.anon]) expect((await by.refusal(call)).code).toBe("42501");
    }),
  );
});
