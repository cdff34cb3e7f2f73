import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import { begin, item, paidPurchase, purchaseOf, tellPayment } from "../money.ts";
import { activeChat, admin, end, grantCredit, person, pet, start, violations } from "../scenery.ts";

const { scene } = testDatabase();
const CALL = "select * from fn_consume_overage($1, $2, $3)";
const refusalTo = (stage: Stage, who: string, session: string, mode: string, purchase: string | null = null) =>
  stage.as(who).refusal(CALL, [session, mode, purchase]);

/** A consult that waits for payment, and units that came without waking it. */
async function scenery(stage: Stage, units = 1) {
  const paid = await paidPurchase(stage, { units });
  await stage.db.rows("update overage_credits set frozen = true where user_id = $1", [paid.user]);
  const session = await start(stage.as(paid.user), { pet: await pet(stage.db, paid.user) });
  await stage.db.rows("update overage_credits set frozen = false where user_id = $1", [paid.user]);
  return { ...paid, session: session.id };
}

describe("fn_consume_overage", () => {
  it(
    "links a paid purchase to a consult that waits, once",
    scene(async (stage) => {
      const { user, id, session } = await scenery(stage);
      const unit = await stage.as(user).row(CALL, [session, "purchase", null]);
      expect(unit).toMatchObject({ session_id: session, source: "overage", overage_purchase_id: id, status: "reserved" });
      expect((await stage.as(user).row(CALL, [session, "purchase", id])).id).toBe(unit.id);
      expect((await stage.as(user).row(CALL, [session, "credit", null])).id).toBe(unit.id);
      expect(await stage.db.row("select status from chat_sessions where id = $1", [session])).toEqual({ status: "waiting" });
      expect(await purchaseOf(stage.db, id)).toMatchObject({ fulfilled_as: "session" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "each purchase pays for one consult; its other units are credits, and so is one that came back",
    scene(async (stage) => {
      const { user, id, session } = await scenery(stage, 2);
      await stage.as(user).row(CALL, [session, "purchase", id]);
      await end(stage.as(user), session);
      await stage.db.rows("update overage_credits set frozen = true");
      const other = await start(stage.as(user), { pet: await pet(stage.db, user) });
      await stage.db.rows("update overage_credits set frozen = false");
      for (const named of [id, null])
        expect(await refusalTo(stage, user, other.id, "purchase", named)).toMatchObject({
          code: "CV402",
          reason: "no_purchase_or_credit_available",
        });
      expect(await stage.as(user).row(CALL, [other.id, "credit", null])).toMatchObject({ source: "credit" });
      expect(await violations(stage.service)).toEqual([]);
    }),
  );

  it(
    "takes the oldest purchase that has a unit: not one that is frozen, refunded or of another type",
    scene(async (stage) => {
      const { user, customer, session, id } = await scenery(stage);
      const more = (type: string) => paidPurchase(stage, { user, customerId: customer, type });
      await stage.db.rows("update overage_purchases set paid_at = paid_at - interval '3 days'");
      await tellPayment(stage.service, { customer, intent: `pi_${id}`, purchase: id, refunds: [{ id: "re_1", amount: 790 }] });
      await more("video");
      expect((await refusalTo(stage, user, session, "purchase")).reason).toBe("no_purchase_or_credit_available");
      const [held, good] = [await paidElsewhere(stage, user, customer), await paidElsewhere(stage, user, customer)];
      await stage.db.rows("update overage_purchases set paid_at = paid_at - interval '2 days' where id = $1", [held.id]);
      await tellPayment(stage.service, {
        customer,
        intent: held.intent,
        purchase: held.id,
        disputes: [{ id: "dp_1", status: "needs_response" }],
      });
      await stage.db.rows("update chat_sessions set status = 'pending_payment' where id = $1", [session]);
      expect(await stage.as(user).row(CALL, [session, "purchase", null])).toMatchObject({ overage_purchase_id: good.id });
    }),
  );

  it(
    "refuses what cannot pay",
    scene(async (stage) => {
      const video = await paidPurchase(stage, { type: "video" });
      const { user } = video;
      const session = (await start(stage.as(user))).id;
      const unpaid = await begin(stage.as(user), await item(stage.db));
      const theirs = await paidPurchase(stage);
      const refused = (purchase: string) => refusalTo(stage, user, session, "purchase", purchase);
      expect(await refused(newId())).toMatchObject({ code: "CV404", reason: "purchase_not_found" });
      expect(await refused(theirs.id)).toMatchObject({ code: "CV404", reason: "purchase_not_found" });
      expect(await refused(unpaid.id)).toMatchObject({ code: "CV409", reason: "purchase_not_paid" });
      expect(await refused(video.id)).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await refusalTo(stage, user, session, "wish")).toMatchObject({ code: "CV400", reason: "input_invalid" });
      const poor = await person(stage.db);
      const waiting = await start(stage.as(poor));
      expect(await refusalTo(stage, poor, waiting.id, "credit")).toMatchObject({
        code: "CV402",
        reason: "no_purchase_or_credit_available",
      });
      await end(stage.as(poor), waiting.id);
      expect(await refusalTo(stage, poor, waiting.id, "credit")).toMatchObject({ code: "CV409", reason: "session_not_live" });
    }),
  );

  it(
    "is for the owner and an admin",
    scene(async (stage) => {
      const { session, id } = await scenery(stage);
      expect(await refusalTo(stage, await person(stage.db), session, "credit")).toMatchObject({
        code: "CV404",
        reason: "session_not_found",
      });
      const chat = await activeChat(stage);
      expect(await refusalTo(stage, chat.vet, chat.session, "credit")).toMatchObject({ code: "CV403", reason: "forbidden" });
      for (const by of [stage.anon, stage.service])
        expect((await by.refusal(CALL, [session, "credit", null])).code).toBe("42501");
      const ada = await admin(stage.db);
      expect(await stage.as(ada).row(CALL, [session, "purchase", id])).toMatchObject({ source: "overage" });
      await grantCredit(stage.service, chat.owner);
      expect((await stage.as(ada).row(CALL, [chat.session, "credit", null])).source).toBe("subscription");
    }),
  );
});

/** Paid while nothing waits. */
async function paidElsewhere(stage: Stage, user: string, customerId: string) {
  await stage.db.rows("update chat_sessions set status = 'waiting' where owner_id = $1", [user]);
  return paidPurchase(stage, { user, customerId });
}
