import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { paidPurchase, tellPayment } from "../money.ts";
import { activeChat, admin, end, grantCredit, person, start, violations } from "../scenery.ts";

const { scene } = testDatabase();

describe("app.audit_invariants", () => {
  it.each([
    ["usage differs from its consumptions", "update subscription_usage set consumed_chats = 1 where user_id = $1"],
    [
      "credit differs from its ledger",
      "insert into overage_credit_ledger (credit_id, kind, units) select id, 'grant', 5 from overage_credits where user_id = $1",
    ],
    ["credit differs from its consumptions", "update overage_credits set consumed = 1 where user_id = $1"],
    ["ended or unpaid session keeps a reservation", "update chat_sessions set status = 'canceled' where owner_id = $1"],
    ["messages differ from their count", "update chat_sessions set last_seq = 9 where owner_id = $1"],
    ["usage differs from its consumptions", "update entitlement_consumptions set status = 'released' where user_id = $1"],
  ])("finds: %s", (violation, damage) =>
    scene(async (stage) => {
      const { owner } = await activeChat(stage);
      await grantCredit(stage.service, owner, { units: 2 });
      expect(await violations(stage.service)).toEqual([]);
      await stage.db.rows(damage, [owner]);
      expect((await violations(stage.service)).map((row) => row.violation)).toContain(violation);
    })(),
  );

  const money = "where user_id = $1";
  it.each([
    ["paid purchase without its one credit, or unpaid with one", `update overage_credits set origin = 'admin' ${money}`],
    ["paid purchase without its one credit, or unpaid with one", `update overage_credits set granted = granted + 1 ${money}`],
    ["consumption of another purchase's credit", "update overage_credits set purchase_id = null where user_id = $1"],
    ["reversed and missing units differ from what refunds take back", `update overage_purchases set shortfall = 1 ${money}`],
    ["reversed and missing units differ from what refunds take back", `update overage_credits set reversed = 0 ${money}`],
    ["purchase differs from its refunds", `update overage_purchases set refunded_amount = 0 ${money}`],
    ["payment differs from its refunds", `update payments set refunded_amount = 1 ${money}`],
    ["payment differs from its refunds", `update refunds set status = 'failed' ${money}`],
    ["frozen differs from disputes", `update disputes set status = 'won' ${money}`],
    ["frozen differs from disputes", `update payments set disputed = false ${money}`],
    ["frozen differs from disputes", `update overage_purchases set frozen = false ${money}`],
    ["frozen differs from disputes", `update overage_credits set frozen = false ${money}`],
  ])("finds of money: %s", (violation, damage) =>
    scene(async (stage) => {
      const user = await person(stage.db);
      const { id: session } = await start(stage.as(user));
      const p = await paidPurchase(stage, { user, units: 3, session });
      await tellPayment(stage.service, {
        customer: p.customer,
        intent: p.intent,
        purchase: p.id,
        refunds: [{ id: "re_1", amount: 400 }],
        disputes: [{ id: "dp_1", status: "needs_response" }],
      });
      expect(await violations(stage.service)).toEqual([]);
      await stage.db.rows(damage, [user]);
      expect((await violations(stage.service)).map((row) => row.violation)).toContain(violation);
    })(),
  );

  it(
    "finds a period that a dispute does not freeze",
    scene(async (stage) => {
      const { owner } = await activeChat(stage);
      await stage.db.rows("update subscription_usage set frozen = true where user_id = $1", [owner]);
      expect((await violations(stage.service)).map((row) => row.violation)).toEqual(["frozen differs from disputes"]);
    }),
  );

  it(
    "finds what was charged without care",
    scene(async (stage) => {
      const chat = await activeChat(stage);
      await end(stage.as(chat.vet), chat.session);
      await stage.db.rows("update entitlement_consumptions set finish_reason = 'ended'");
      await stage.db.rows("update chat_sessions set vet_messages = 0");
      expect((await violations(stage.service)).map((row) => row.violation)).toEqual(["charged without care"]);
    }),
  );

  it(
    "is for an admin and the service",
    scene(async (stage) => {
      expect(await violations(stage.as(await admin(stage.db)))).toEqual([]);
      expect(await stage.as(await person(stage.db)).refusal("select * from app.audit_invariants()")).toMatchObject({
        code: "CV403",
        reason: "forbidden",
      });
      expect((await stage.anon.refusal("select * from app.audit_invariants()")).code).toBe("42501");
    }),
  );
});
