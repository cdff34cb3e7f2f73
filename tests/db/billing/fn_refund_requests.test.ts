import { describe, expect, it } from "vitest";
import { newId, testDatabase, type Stage } from "../kit.ts";
import { begin, item, paidPurchase, tellPayment } from "../money.ts";
import { activeChat, admin, claim, end, person, say, start, usage, vet, waitingChat } from "../scenery.ts";

const { scene } = testDatabase();
const ASK = "select * from fn_request_refund($1, $2, $3)";
const DECIDE = "select * from fn_decide_refund_request($1, $2, $3)";
const canAsk = async (stage: Stage, who: string, session: string | null, purchase: string | null = null) =>
  (await stage.as(who).row<{ can: boolean }>("select app.refund_request_open($1, $2) as can", [session, purchase])).can;

async function charged(stage: Stage) {
  const chat = await activeChat(stage);
  await end(stage.as(chat.vet), chat.session);
  return chat;
}

/** A consult that a purchase paid for. */
async function paidConsult(stage: Stage) {
  const user = await person(stage.db);
  const { id: session } = await start(stage.as(user));
  const { customer, intent, id } = await paidPurchase(stage, { user, session });
  const doctor = await vet(stage.db);
  await claim(stage.as(doctor), session);
  await say(stage.as(doctor), session);
  await end(stage.as(doctor), session);
  return { user, session, customer, intent, id };
}

describe("fn_request_refund", () => {
  it(
    "is asked once for a consult that was charged, by its owner",
    scene(async (stage) => {
      const { owner, session, vet: doctor } = await charged(stage);
      expect(await canAsk(stage, owner, session)).toBe(true);
      const first = await stage.as(owner).row(ASK, [session, null, "  It did not help  "]);
      expect(first).toMatchObject({ status: "open", text: "It did not help", session_id: session });
      expect((await stage.as(owner).row(ASK, [session, null, "again"])).id).toBe(first.id);
      expect(await canAsk(stage, owner, session)).toBe(false);
      for (const who of [doctor, await person(stage.db)]) {
        expect(await canAsk(stage, who, session)).toBe(false);
        expect(await stage.as(who).refusal(ASK, [session, null, "x"])).toMatchObject({
          code: "CV404",
          reason: "session_not_found",
        });
      }
    }),
  );

  it(
    "is not possible where nothing was charged, for too long, or again once given back",
    scene(async (stage) => {
      const impossible = { code: "CV409", reason: "refund_not_possible" };
      const waiting = await waitingChat(stage);
      expect(await stage.as(waiting.owner).refusal(ASK, [waiting.session, null, "x"])).toMatchObject(impossible);
      await end(stage.as(waiting.owner), waiting.session);
      expect(await stage.as(waiting.owner).refusal(ASK, [waiting.session, null, "x"])).toMatchObject(impossible);
      const old = await charged(stage);
      await stage.db.rows("update chat_sessions set ended_at = now() - interval '31 days' where id = $1", [old.session]);
      expect(await stage.as(old.owner).refusal(ASK, [old.session, null, "x"])).toMatchObject(impossible);
      const paidBack = await paidConsult(stage);
      expect(await canAsk(stage, paidBack.user, paidBack.session)).toBe(true);
      await tellPayment(stage.service, { ...paidBack, purchase: paidBack.id, refunds: [{ id: "re_0", amount: 790 }] });
      expect(await canAsk(stage, paidBack.user, paidBack.session)).toBe(false);
      const p = await paidPurchase(stage);
      expect(await canAsk(stage, p.user, null, p.id)).toBe(true);
      await tellPayment(stage.service, {
        customer: p.customer,
        intent: p.intent,
        purchase: p.id,
        refunds: [{ id: "re_1", amount: 790 }],
      });
      expect(await stage.as(p.user).refusal(ASK, [null, p.id, "x"])).toMatchObject(impossible);
      const unpaid = await begin(stage.as(p.user), await item(stage.db));
      expect(await stage.as(p.user).refusal(ASK, [null, unpaid.id, "x"])).toMatchObject({ reason: "purchase_not_paid" });
      expect(await stage.as(old.owner).refusal(ASK, [null, p.id, "x"])).toMatchObject({ reason: "purchase_not_found" });
    }),
  );

  it(
    "refuses nonsense",
    scene(async (stage) => {
      const { owner, session } = await charged(stage);
      for (const values of [
        [null, null, "x"],
        [session, newId(), "x"],
        [session, null, "  "],
        [session, null, null],
        [session, null, "x".repeat(2001)],
      ])
        expect(await stage.as(owner).refusal(ASK, values)).toMatchObject({ code: "CV400", reason: "input_invalid" });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(ASK, [session, null, "x"])).code).toBe("42501");
    }),
  );
});

describe("fn_decide_refund_request", () => {
  it(
    "a credit gives one unit, once, and is told by mail",
    scene(async (stage) => {
      const { owner, session } = await charged(stage);
      const { id } = await stage.as(owner).row(ASK, [session, null, "x"]);
      const ada = await admin(stage.db);
      for (let n = 0; n < 2; n++)
        expect(await stage.as(ada).row(DECIDE, [id, "credit", " Sorry "])).toMatchObject({
          status: "credited",
          answer: "Sorry",
          decided_by: ada,
        });
      expect((await usage(stage.service, owner)).chat_credits).toBe(1);
      expect(await stage.db.rows("select user_id, language, data from notifications where template = 'refund_decided'")).toEqual([
        {
          user_id: owner,
          language: "es",
          data: { requestId: id, decision: "credit", answer: "Sorry", type: "chat", sessionId: session, purchaseId: null },
        },
      ]);
      expect(await stage.as(ada).refusal(DECIDE, [id, "decline", ""])).toMatchObject({
        code: "CV409",
        reason: "refund_not_possible",
      });
      expect(await stage.as(owner).refusal(ASK, [session, null, "more"])).toMatchObject({ code: "CV409" });
    }),
  );

  it(
    "a refund is recorded, a refusal can be asked about once more",
    scene(async (stage) => {
      const p = await paidPurchase(stage);
      const ada = await admin(stage.db);
      const ask = async () => (await stage.as(p.user).row(ASK, [null, p.id, "x"])).id;
      expect(await stage.as(ada).row(DECIDE, [await ask(), "decline", null])).toMatchObject({ status: "declined", answer: "" });
      expect(await canAsk(stage, p.user, null, p.id)).toBe(true);
      expect(await stage.as(ada).row(DECIDE, [await ask(), "refund", null])).toMatchObject({ status: "refunded" });
      expect(await canAsk(stage, p.user, null, p.id)).toBe(false);
    }),
  );

  it(
    "is an admin's",
    scene(async (stage) => {
      const { owner, session } = await charged(stage);
      const { id } = await stage.as(owner).row(ASK, [session, null, "x"]);
      expect(await stage.as(owner).refusal(DECIDE, [id, "credit", ""])).toMatchObject({ code: "CV403", reason: "forbidden" });
      for (const by of [stage.anon, stage.service]) expect((await by.refusal(DECIDE, [id, "credit", ""])).code).toBe("42501");
      const ada = stage.as(await admin(stage.db));
      expect(await ada.refusal(DECIDE, [id, "maybe", ""])).toMatchObject({ code: "CV400", reason: "input_invalid" });
      expect(await ada.refusal(DECIDE, [newId(), "credit", ""])).toMatchObject({ code: "CV404", reason: "not_found" });
    }),
  );
});
