import { customerDetails } from "../objects/checkout-session.ts";
import { customerObject } from "../objects/customer.ts";
import type { Card } from "../objects/payment-method.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { orderOf } from "./checkout-order.ts";
import { declineOf } from "./cards.ts";
import { saveCard } from "./save-card.ts";
import { startSubscription } from "./start-subscription.ts";

type Session = Of<"checkout.session">;

export interface Payer {
  card: Card;
  name: string | null;
  email: string | null;
}

/** `closed` is a session that is already paid or too late: nothing happens to it. `declined` leaves it open. */
export type PayResult = { kind: "paid" | "closed"; session: Session } | { kind: "declined"; session: Session; decline: string };

/** The button on the hosted page. Pressed twice, it pays once: the second press finds the session closed. */
export function payCheckout(world: World, id: string, payer: Payer): PayResult {
  const session = world.store.get("checkout.session", id);
  if (session.status !== "open") return { kind: "closed", session };
  const decline = declineOf(payer.card.number);
  if (decline) return { kind: "declined", session, decline };

  const customer = customerOf(world, session, payer);
  const order = orderOf(world.store, session.id);
  const method = saveCard(world, customer, payer.card, payer.name);
  const { subscription, invoice } = startSubscription(world, {
    customer,
    items: order.items.map(({ price, quantity }) => ({ price: world.store.get("price", price), quantity })),
    method,
    metadata: order.subscription.metadata,
    description: order.subscription.description,
  });
  const done = world.store.put<Session>({
    ...session,
    status: "complete",
    payment_status: invoice.total === 0 ? "no_payment_required" : "paid",
    customer: customer.id,
    customer_details: customerDetails(payer.email ?? customer.email, payer.name ?? customer.name ?? null),
    subscription: subscription.id,
    invoice: invoice.id,
    url: null,
  });
  world.emit("checkout.session.completed", done);
  return { kind: "paid", session: done };
}

function customerOf(world: World, session: Session, payer: Payer): Of<"customer"> {
  if (session.customer) return world.store.get("customer", session.customer);
  const made = world.store.put(customerObject({ email: payer.email ?? session.customer_email, name: payer.name }, world.now()));
  world.emit("customer.created", made);
  return made;
}
