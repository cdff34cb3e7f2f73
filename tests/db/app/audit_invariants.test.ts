import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { activeChat, admin, end, grantCredit, person, violations } from "../scenery.ts";

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
