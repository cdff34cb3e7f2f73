import { renderNotification } from "@callavet/shared/notifications/templates.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refundEvent, sessionEvent } from "./kit/events.ts";
import { atStripe, completed, moneyOf, purchaseBegun, refundOf, type Bought } from "./kit/purchases.ts";
import { eventIn, until } from "./kit/wait.ts";
import { insertPerson, startWorld, type World } from "./kit/world.ts";

// OVERAGE_REFUND_GRANT_CREDIT: a unit that was used when its money is given back is given again.

let world: World;
beforeEach(async () => void (world = await startWorld()));
afterEach(() => world.close());

async function told(make: () => Parameters<World["deliver"]>[0]): Promise<void> {
  const sent = make();
  await world.deliver(sent);
  await eventIn(world.pool, sent.id, "processed");
}

/** A purchase of one unit whose consult was held to its end. */
async function usedUp(): Promise<Bought> {
  const bought = completed(await purchaseBegun(world, { units: 1, amount: 1200, consult: true }), "succeeded");
  atStripe(world, bought);
  await told(() => sessionEvent("completed", bought.session));
  const vet = await insertPerson(world.pool);
  await world.pool.query("insert into vets (id, display_name, licence, country, approved) values ($1, 'Vet', 'L1', 'ES', true)", [
    vet,
  ]);
  await world.pool.query(
    "update chat_sessions set status = 'active', vet_id = $2, claimed_at = now(), vet_messages = 1 where owner_id = $1",
    [bought.userId, vet],
  );
  const client = await world.pool.connect();
  await client.query("begin; set local role authenticated");
  await client.query("select set_config('request.jwt.claims', $1, true)", [
    JSON.stringify({ sub: bought.userId, role: "authenticated" }),
  ]);
  await client.query("select fn_end_session(id) from chat_sessions where owner_id = $1", [bought.userId]);
  await client.query("commit");
  client.release();
  return bought;
}

test.each([
  ["off", false, []],
  ["on", true, [{ origin: "compensation", granted: 1, reserved: 0, consumed: 0 }]],
] as const)("%s: a refund after use leaves the consult as it is, and the shortfall is known", async (_name, on, compensation) => {
  await world.work(undefined, false, on);
  const bought = await usedUp();
  const refund = refundOf(bought, 1200);
  world.stripe.refunds.set(refund.id, refund);
  await told(() => refundEvent("refund.created", refund));
  await told(() => refundEvent("refund.updated", refund));
  const money = await moneyOf(world, bought.userId);
  expect(money).toMatchObject({
    purchases: [{ refunded_amount: 1200, shortfall: 1 }],
    units: [{ source: "overage", status: "committed" }],
    consults: [{ status: "completed" }],
  });
  expect(money.credits.filter((credit) => credit["origin"] === "compensation")).toMatchObject(compensation);
});

test("on: the credit goes away again when the refund fails after all", async () => {
  await world.work(undefined, false, true);
  const bought = await usedUp();
  const refund = refundOf(bought, 1200);
  world.stripe.refunds.set(refund.id, refund);
  await told(() => refundEvent("refund.created", refund));
  world.stripe.refunds.set(refund.id, { ...refund, status: "failed", failure_reason: "expired_or_canceled_card" });
  await told(() => refundEvent("refund.failed", refund));
  const { credits, purchases } = await moneyOf(world, bought.userId);
  expect(purchases).toMatchObject([{ refunded_amount: 0, shortfall: 0 }]);
  const left = credits.map((credit) => Number(credit["granted"]) - Number(credit["consumed"]) - Number(credit["reversed"]));
  expect(left.reduce((sum, one) => sum + one, 0)).toBe(0);
});

test("the consult's receipt names the purchase, and the way to a refund", async () => {
  await world.work();
  const bought = await usedUp();
  const receipt = await until("the receipt", async () => {
    const { rows } = await world.pool.query<{ data: unknown }>(
      "select data from notifications where user_id = $1 and template = 'receipt'",
      [bought.userId],
    );
    return rows[0] ?? null;
  });
  expect(receipt.data).toMatchObject({ paidBy: "purchase", itemName: { es: "Paquete", en: "Pack" } });
  const words = renderNotification("receipt", "es", receipt.data);
  expect(words?.text).toContain("su compra «Paquete»");
  expect(words?.text).toContain("pida el reembolso");
});
