import { invoiceItemObject } from "../objects/invoice-item.ts";
import type { Of } from "../wire/stored.ts";
import { StripeRefusal } from "../wire/errors.ts";
import { differences } from "../wire/differences.ts";
import type { World } from "../world.ts";
import { bill } from "./bill.ts";
import type { PlanChange } from "./plan-change.ts";
import { cardRefusal } from "./card-refusal.ts";
import { withPending } from "./pending-update.ts";

type Subscription = Of<"subscription">;

/** What becomes of a change whose payment is refused: nothing at all, it waits, or it is made and owed. */
export type OnFailure = "error" | "pending" | "past_due";

/** Puts the change into effect: its prorations, its invoice if it has one now, its events. */
export function applyChange(world: World, before: Subscription, change: PlanChange, onFailure: OnFailure): Subscription {
  const customer = world.store.get("customer", before.customer);
  const now = world.now(customer.id);
  const waiting = change.prorations.map(({ draft, creditedItem }) =>
    world.store.put(invoiceItemObject(draft, creditedItem, customer, now)),
  );
  const changed = world.store.put(change.subscription);
  const made = change.billed ? bill(world, changed, "subscription_update", change.periods) : null;
  if (made && !made.paid && onFailure === "error") throw refusedUpdate(made.payment?.decline ?? null);
  const updated = world.store.put<Subscription>(
    made && !made.paid && onFailure === "pending"
      ? withPending(world, before, changed, made.invoice.id)
      : {
          ...changed,
          ...(made ? { latest_invoice: made.invoice.id, discounts: made.discounts } : {}),
          ...(made && !made.paid ? { status: "past_due" } : {}),
        },
  );
  for (const item of waiting) world.emit("invoiceitem.created", item);
  world.emit("customer.subscription.updated", updated, differences(before, updated));
  made?.announce();
  return updated;
}

/** Thrown out of the transaction, so that nothing of the change remains. */
function refusedUpdate(decline: Parameters<typeof cardRefusal>[0] | null): StripeRefusal {
  if (decline) return cardRefusal(decline);
  return new StripeRefusal(402, {
    type: "card_error",
    code: "subscription_payment_intent_requires_action",
    message:
      "Payment for this subscription requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the latest invoice.",
  });
}
