import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import { creditsOf, paidPurchase, purchaseOf, tellPayment } from "../money.ts";
import { admin, person, violations } from "../scenery.ts";

const { scene } = testDatabase();
const BEGIN = "select * from fn_begin_refund($1, $2, 'requested_by_customer', $3)";
const OPEN = "select fn_open_refund($1, $2, $3)";
interface Refund extends Record<string, unknown> {
  id: string;
  amount: number;
  status: string;
}

async function paid(stage: Stage) {
  const p = await paidPurchase(stage, { units: 2, amount: 1000 });
  const tell = (told: Partial<Parameters<typeof tellPayment>[1]> = {}) =>
    tellPayment(stage.service, { customer: p.customer, intent: p.intent, purchase: p.id, amount: 1000, ...told });
  await tell();
  const { id } = await stage.db.row<{ id: string }>("select id from payments where stripe_payment_intent_id = $1", [p.intent]);
  const ada = stage.as(await admin(stage.db));
  const beginRefund = (amount: number | null = null, request = newId()) => ada.row<Refund>(BEGIN, [id, amount, request]);
  const refused = (amount: number | null = null) => ada.refusal(BEGIN, [id, amount, newId()]);
  return { p, payment: id, tell, ada, beginRefund, refused };
}

describe("a refund of ours", () => {
  it(
    "begins once for a request; what is under way counts as refunded",
    scene(async (stage) => {
      const { beginRefund, refused } = await paid(stage);
      const request = newId();
      const first = await beginRefund(400, request);
      expect(first).toMatchObject({ amount: 400, status: "creating", currency: "usd", reason: "requested_by_customer" });
      expect((await beginRefund(400, request)).id).toBe(first.id);
      expect(await refused(601)).toMatchObject({ code: "CV409", reason: "refund_not_possible", details: { refundable: 600 } });
      expect(await refused(0)).toMatchObject({ code: "CV409" });
      expect(await beginRefund()).toMatchObject({ amount: 600 });
      expect(await refused()).toMatchObject({ code: "CV409", details: { refundable: 0 } });
    }),
  );

  it(
    "takes units back as soon as Stripe answers, and its event changes nothing more",
    scene(async (stage) => {
      const { p, beginRefund, tell } = await paid(stage);
      const { id } = await beginRefund(500);
      await stage.service.row(OPEN, [id, "re_1", "succeeded"]);
      const after = async () => [await purchaseOf(stage.db, p.id), await creditsOf(stage.db, p.user)];
      expect(await after()).toMatchObject([{ refunded_amount: 500 }, [{ reversed: 1 }]]);
      await tell({ refunds: [{ id: "re_1", amount: 500, refund_id: id }] });
      expect(await after()).toMatchObject([{ refunded_amount: 500 }, [{ reversed: 1 }]]);
      expect(await stage.db.rows("select id, stripe_refund_id from refunds")).toEqual([{ id, stripe_refund_id: "re_1" }]);
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "is known again by the event when the answer never came, and a late answer says nothing new",
    scene(async (stage) => {
      const { beginRefund, tell } = await paid(stage);
      const { id } = await beginRefund(500);
      await tell({ refunds: [{ id: "re_1", amount: 500, refund_id: id }] });
      await stage.service.row(OPEN, [id, "re_1", "pending"]);
      expect(await stage.db.rows("select id, stripe_refund_id, status from refunds")).toEqual([
        { id, stripe_refund_id: "re_1", status: "succeeded" },
      ]);
    }),
  );

  it(
    "that Stripe refused leaves the money refundable and the request free",
    scene(async (stage) => {
      const { beginRefund } = await paid(stage);
      const request = newId();
      const { id } = await beginRefund(null, request);
      await stage.service.row("select fn_abandon_refund($1, 'charge_disputed')", [id]);
      expect(await stage.db.row("select status, failure_reason from refunds")).toEqual({
        status: "failed",
        failure_reason: "charge_disputed",
      });
      const again = await beginRefund(null, request);
      expect(again).toMatchObject({ amount: 1000 });
      await stage.service.row(OPEN, [again.id, "re_1", "pending"]);
      await stage.service.row("select fn_abandon_refund($1, 'late')", [again.id]);
      expect((await stage.db.row("select status from refunds where id = $1", [again.id])).status).toBe("pending");
    }),
  );

  it(
    "is not made of what did not arrive, or what a bank takes back; an inquiry can be answered with one",
    scene(async (stage) => {
      const { refused, tell, beginRefund } = await paid(stage);
      await tell({ status: "processing" });
      expect(await refused()).toMatchObject({ details: { refundable: 0 } });
      for (const status of ["needs_response", "under_review", "lost"]) {
        await tell({ disputes: [{ id: "dp_1", status }] });
        expect(await refused()).toMatchObject({ details: { refundable: 0 } });
      }
      await tell({ disputes: [{ id: "dp_1", status: "warning_needs_response" }] });
      expect(await beginRefund()).toMatchObject({ amount: 1000 });
    }),
  );

  it(
    "is an admin's to begin, the service's to open and abandon",
    scene(async (stage) => {
      const { payment, ada, p } = await paid(stage);
      expect(await ada.refusal(BEGIN, [newId(), null, newId()])).toMatchObject({ code: "CV404", reason: "payment_not_found" });
      expect(await ada.refusal(BEGIN, [payment, null, null])).toMatchObject({ code: "CV400", reason: "input_invalid" });
      for (const who of [p.user, await person(stage.db)])
        expect(await stage.as(who).refusal(BEGIN, [payment, null, newId()])).toMatchObject({
          code: "CV403",
          reason: "forbidden",
        });
      for (const by of [stage.anon, stage.service])
        expect((await by.refusal(BEGIN, [payment, null, newId()])).code).toBe("42501");
      for (const call of [
        `select fn_open_refund('${newId()}', 're', 'succeeded')`,
        `select fn_abandon_refund('${newId()}', 'x')`,
      ])
        for (const by of [ada, stage.anon]) expect((await by.refusal(call)).code).toBe("42501");
    }),
  );
});
