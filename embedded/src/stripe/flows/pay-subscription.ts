import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { orderOf } from "./checkout-order.ts";
import { type Contact, customerOf, detailsOf } from "./payer.ts";
import { attachMethod } from "./save-card.ts";
import { reductionsOn } from "./checkout-amount.ts";
import { startSubscription } from "./start-subscription.ts";
import { trialEndOf } from "./trial.ts";

type Session = Of<"checkout.session">;

/** A checkout in `subscription` mode, with a method that its bank has nothing against. */
export function paySubscription(world: World, session: Session, unattached: Of<"payment_method">, contact: Contact): Session {
  const customer = customerOf(world, session, contact);
  const order = orderOf(world.store, session.id);
  const { subscription, invoice } = startSubscription(world, {
    customer,
    items: order.items.map(({ price, quantity }) => ({ price: world.store.get("price", price), quantity })),
    method: attachMethod(world, unattached, customer),
    metadata: order.subscription.metadata,
    description: order.subscription.description,
    trialEnd: trialEndOf(order.trial ?? {}, world.now(customer.id)),
    missingMethod: order.trial?.missingMethod,
    reductions: reductionsOn(world.store, session),
    session: session.id,
  });
  const done = world.store.put<Session>({
    ...session,
    status: "complete",
    payment_status: invoice.amount_due === 0 ? "no_payment_required" : "paid",
    customer: customer.id,
    customer_details: detailsOf(session, customer, contact),
    subscription: subscription.id,
    invoice: invoice.id,
    url: null,
  });
  world.emit("checkout.session.completed", done);
  return done;
}
