import { describe, expect, it } from "vitest";
import { testDatabase } from "../kit.ts";
import { begin, buyer, item, purchaseOf, tellPurchase } from "../money.ts";

const { scene } = testDatabase();
const CALL = "select fn_open_purchase($1, $2, 'https://pay.test', $3)";

describe("fn_open_purchase", () => {
  it(
    "keeps the page; whatever events have said since stays",
    scene(async (stage) => {
      const { user, customer } = await buyer(stage.db);
      const { id } = await begin(stage.as(user), await item(stage.db));
      await stage.service.row(CALL, [id, "cs_1", null]);
      expect(await purchaseOf(stage.db, id)).toMatchObject({
        status: "checkout_created",
        stripe_checkout_session_id: "cs_1",
        stripe_payment_intent_id: null,
        url: "https://pay.test",
      });
      await tellPurchase(stage.service, id, { customer, state: "expired", amount: null, intent: "pi_1" });
      await stage.service.row(CALL, [id, "cs_2", "pi_2"]);
      expect(await purchaseOf(stage.db, id)).toMatchObject({
        status: "expired",
        stripe_checkout_session_id: "cs_1",
        stripe_payment_intent_id: "pi_1",
      });
      const paid = await begin(stage.as(user), await item(stage.db));
      await tellPurchase(stage.service, paid.id, { customer });
      await stage.service.row(CALL, [paid.id, `cs_${paid.id}`, null]);
      expect(await purchaseOf(stage.db, paid.id)).toMatchObject({ status: "paid" });
      for (const by of [stage.as(user), stage.anon]) expect((await by.refusal(CALL, [id, "cs", null])).code).toBe("42501");
    }),
  );
});
