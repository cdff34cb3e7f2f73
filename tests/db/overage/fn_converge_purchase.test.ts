import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import {
  begin,
  buyer,
  creditsOf,
  customer,
  item,
  ledgerOf,
  paidPurchase,
  purchaseOf,
  tellPayment,
  tellPurchase,
} from "../money.ts";
import { end, person, pet, start, usage, violations } from "../scenery.ts";

const { scene } = testDatabase();
const statusOf = async ({ db }: Stage, session: string) =>
  (await db.row<{ status: string }>("select status from chat_sessions where id = $1", [session])).status;
const unitOf = ({ db }: Stage, session: string) =>
  db.rows("select source, status, overage_purchase_id from entitlement_consumptions where session_id = $1", [session]);

async function boundPurchase(stage: Stage, units = 1) {
  const who = await buyer(stage.db);
  const session = (await start(stage.as(who.user))).id;
  const { id } = await begin(stage.as(who.user), await item(stage.db, "chat", units), 1, session);
  return { ...who, session, id };
}

describe("fn_converge_purchase", () => {
  it(
    "a paid purchase moves its consult on to the queue, once",
    scene(async (stage) => {
      const { user, customer: who, session, id } = await boundPurchase(stage);
      for (let n = 0; n < 3; n++) expect(await tellPurchase(stage.service, id, { customer: who })).toBe("converged");
      expect(await statusOf(stage, session)).toBe("waiting");
      expect(await unitOf(stage, session)).toEqual([{ source: "overage", status: "reserved", overage_purchase_id: id }]);
      expect(await purchaseOf(stage.db, id)).toMatchObject({
        status: "paid",
        fulfilled_as: "session",
        stripe_checkout_session_id: `cs_${id}`,
        stripe_payment_intent_id: `pi_${id}`,
      });
      const [credit, ...more] = await creditsOf(stage.db, user);
      expect(more).toEqual([]);
      expect(credit).toMatchObject({ origin: "purchase", granted: 1, reserved: 1, purchase_id: id });
      expect(await ledgerOf(stage.db, credit?.id ?? "")).toEqual([
        { kind: "grant", units: 1 },
        { kind: "draw", units: -1 },
      ]);
      expect(await usage(stage.service, user)).toMatchObject({ chat_overage: 1, chat_credits: 0 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "becomes credits that waiting consults draw, when its own is gone; and its unit is not lost on release",
    scene(async (stage) => {
      const { user, customer: who, session, id } = await boundPurchase(stage, 2);
      await end(stage.as(user), session);
      const other = await start(stage.as(user), { pet: await pet(stage.db, user) });
      await tellPurchase(stage.service, id, { customer: who });
      expect(await purchaseOf(stage.db, id)).toMatchObject({ status: "paid", fulfilled_as: "credits" });
      expect(await unitOf(stage, other.id)).toEqual([{ source: "credit", status: "reserved", overage_purchase_id: null }]);
      expect(await creditsOf(stage.db, user)).toMatchObject([{ granted: 2, reserved: 1 }]);
      await end(stage.as(user), other.id);
      expect(await usage(stage.service, user)).toMatchObject({ chat_credits: 2 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "becomes credits when its consult has a unit by now",
    scene(async (stage) => {
      const { user, customer: who, session, id } = await boundPurchase(stage);
      await stage.service.row("select fn_grant_credit($1, 'chat', 1)", [user]);
      expect(await statusOf(stage, session)).toBe("waiting");
      await tellPurchase(stage.service, id, { customer: who });
      expect(await purchaseOf(stage.db, id)).toMatchObject({ fulfilled_as: "credits" });
      expect(await unitOf(stage, session)).toHaveLength(1);
      expect(await usage(stage.service, user)).toMatchObject({ chat_credits: 1 });
    }),
  );

  it(
    "becomes credits when the consult is somebody else's or of another type, whoever wrote that",
    scene(async (stage) => {
      const { customer: who, id, user } = await boundPurchase(stage);
      const stranger = await person(stage.db);
      const theirs = await start(stage.as(stranger));
      await stage.db.rows("update overage_purchases set original_session_id = $2 where id = $1", [id, theirs.id]);
      await stage.db.rows("delete from chat_sessions where owner_id = $1", [user]);
      await tellPurchase(stage.service, id, { customer: who });
      expect(await statusOf(stage, theirs.id)).toBe("pending_payment");
      expect(await purchaseOf(stage.db, id)).toMatchObject({ fulfilled_as: "credits" });
      const video = await boundPurchase(stage);
      await stage.db.rows("update chat_sessions set type = 'video' where id = $1", [video.session]);
      await tellPurchase(stage.service, video.id, { customer: video.customer });
      expect(await statusOf(stage, video.session)).toBe("pending_payment");
      expect(await usage(stage.service, video.user)).toMatchObject({ chat_credits: 1 });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "paid wins over whatever was said before, and over whatever comes after",
    scene(async (stage) => {
      for (const before of ["open", "processing", "failed", "expired"]) {
        const { customer: who, id } = await boundPurchase(stage);
        await tellPurchase(stage.service, id, { customer: who, state: before, amount: null });
        expect((await purchaseOf(stage.db, id)).status).toBe(before === "open" ? "creating" : before);
        await tellPurchase(stage.service, id, { customer: who });
        await tellPurchase(stage.service, id, { customer: who, state: before, amount: null });
        expect((await purchaseOf(stage.db, id)).status).toBe("paid");
      }
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "another amount or currency than was agreed on pays nothing and is reported; the right one heals it",
    scene(async (stage) => {
      const { user, customer: who, id } = await boundPurchase(stage);
      await tellPurchase(stage.service, id, { customer: who, amount: 100 });
      await tellPurchase(stage.service, id, { customer: who, currency: "mxn" });
      expect((await purchaseOf(stage.db, id)).status).toBe("creating");
      expect(await creditsOf(stage.db, user)).toEqual([]);
      const open = () => stage.db.rows("select kind, subject from alerts where resolved_at is null");
      expect(await open()).toEqual([{ kind: "purchase_amount_mismatch", subject: id }]);
      await tellPurchase(stage.service, id, { customer: who, currency: "USD" });
      expect((await purchaseOf(stage.db, id)).status).toBe("paid");
      expect(await open()).toEqual([]);
    }),
  );

  it(
    "a refund that is told before the payment ends in the same rows",
    scene(async (stage) => {
      const rows = async (refundFirst: boolean) => {
        const { user, customer: who, session, id } = await boundPurchase(stage, 3);
        const refund = () =>
          tellPayment(stage.service, {
            customer: who,
            intent: `pi_${id}`,
            purchase: id,
            refunds: [{ id: `re_${id}`, amount: 790 }],
          });
        if (refundFirst) await refund();
        await tellPurchase(stage.service, id, { customer: who });
        if (!refundFirst) await refund();
        const { status, refunded_amount, shortfall, fulfilled_as } = await purchaseOf(stage.db, id);
        const credits = (await creditsOf(stage.db, user)).map(({ granted, reserved, reversed }) => ({
          granted,
          reserved,
          reversed,
        }));
        return { status, refunded_amount, shortfall, fulfilled_as, credits, session: await statusOf(stage, session) };
      };
      const inOrder = await rows(false);
      expect(inOrder).toEqual({
        status: "paid",
        refunded_amount: 790,
        shortfall: 1,
        fulfilled_as: "session",
        credits: [{ granted: 3, reserved: 1, reversed: 2 }],
        session: "waiting",
      });
      expect(await rows(true)).toEqual(inOrder);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "a payment that could not say what it was for is linked by the purchase",
    scene(async (stage) => {
      const { user, customer: who, id } = await boundPurchase(stage);
      await tellPayment(stage.service, {
        customer: who,
        intent: `pi_${id}`,
        disputes: [{ id: "dp_1", status: "needs_response" }],
      });
      await tellPurchase(stage.service, id, { customer: who });
      expect(await stage.db.row("select purchase_id, disputed from payments where user_id = $1", [user])).toEqual({
        purchase_id: id,
        disputed: true,
      });
      expect(await purchaseOf(stage.db, id)).toMatchObject({ frozen: true });
    }),
  );

  it(
    "somebody else's customer, or nobody's, changes nothing and is reported",
    scene(async (stage) => {
      const { id } = await boundPurchase(stage);
      const other = await customer(stage.db, await person(stage.db));
      expect(await tellPurchase(stage.service, id, { customer: other })).toBe("unknown_purchase");
      expect(await tellPurchase(stage.service, newId(), { customer: other })).toBe("unknown_purchase");
      expect(await tellPurchase(stage.service, id, { customer: "cus_nobody" })).toBe("unknown_customer");
      expect((await purchaseOf(stage.db, id)).status).toBe("creating");
      expect(await stage.db.rows("select kind, subject from alerts where kind = 'stripe_unknown_customer'")).toEqual([
        { kind: "stripe_unknown_customer", subject: "cus_nobody" },
      ]);
      expect(await stage.db.rows("select from alerts where kind = 'unknown_purchase'")).toHaveLength(2);
    }),
  );

  it(
    "is the service's alone",
    scene(async (stage) => {
      const { id, user } = await paidPurchase(stage);
      const call = "select fn_converge_purchase($1, 'c', 's', 'p', 'paid', 1, 'usd')";
      for (const by of [stage.as(user), stage.anon]) expect((await by.refusal(call, [id])).code).toBe("42501");
    }),
  );
});
