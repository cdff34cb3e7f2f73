import type { Card } from "../objects/payment-method.ts";
import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { testCard } from "./cards.ts";
import { payInvoice } from "./pay-invoice.ts";
import { saveCard } from "./save-card.ts";

/** The button of the hosted invoice. False when the card is refused; pressed twice, it pays once. */
export function payByHand(world: World, id: string, card: Card, name: string | null): boolean {
  const { store } = world;
  const open = store.get("invoice", id);
  if (open.status !== "open") return true;
  const known = testCard(card.number);
  // A card that cannot even be saved is no attempt.
  if (known?.decline && !known.attaches) return false;
  const customer = store.get("customer", open.customer ?? "");
  const method = saveCard(world, customer, card, name);
  const { paid } = payInvoice(world, open, method);
  if (!paid) return false;
  // What paid the debt pays what comes, too.
  const subscription = store.find("subscription", open.parent?.subscription_details?.subscription ?? "");
  if (!subscription || subscription.ended_at !== null) return true;
  const carded = store.put<Of<"subscription">>({ ...subscription, default_payment_method: method.id });
  world.emit("customer.subscription.updated", carded, differences(subscription, carded));
  return true;
}
