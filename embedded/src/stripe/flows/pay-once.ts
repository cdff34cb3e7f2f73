import { paymentIntentObject } from "../objects/payment-intent.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import type { Decline } from "./cards.ts";
import { reductionsOn } from "./checkout-amount.ts";
import { type Order, orderOf } from "./checkout-order.ts";
import { confirmIntent } from "./confirm-intent.ts";
import { type Contact, customerOf, detailsOf } from "./payer.ts";
import { countRedemption } from "./redeem.ts";
import { attachMethod } from "./save-card.ts";

type Session = Of<"checkout.session">;
type Intent = Of<"payment_intent">;

export type Paid = { kind: "paid"; session: Session } | { kind: "declined"; session: Session; decline: Decline };

/** A checkout in `payment` mode. However often it is tried, it has one payment intent, made at the first try. */
export function payOnce(
  world: World,
  opened: Session,
  method: Of<"payment_method">,
  contact: Contact,
  authenticated: boolean,
): Paid {
  const { session, intent } = intentOf(world, opened, contact);
  const customer = session.customer ? world.store.get("customer", session.customer) : null;
  if (!intent) return { kind: "paid", session: complete(world, session, customer, contact, "no_payment_required") };
  const kept = customer && intent.setup_future_usage ? attachMethod(world, method, customer) : method;
  const payment = confirmIntent(world, intent, kept, { authenticated });
  payment.announce();
  if (payment.decline) return { kind: "declined", session, decline: payment.decline };
  const status = payment.intent.status === "succeeded" ? "paid" : "unpaid";
  return { kind: "paid", session: complete(world, session, customer, contact, status) };
}

/** The session with its intent, if there is anything to pay. */
export function intentOf(world: World, session: Session, contact: Contact): { session: Session; intent: Intent | null } {
  const { store } = world;
  if (session.payment_intent) return { session, intent: store.get("payment_intent", session.payment_intent) };
  const { payment } = orderOf(store, session.id);
  const asks = session.customer || session.customer_creation === "always" || payment?.setup_future_usage;
  const customer = asks ? customerOf(world, session, contact) : null;
  const intent = session.amount_total ? store.put(newIntent(world, session, payment, customer?.id ?? null)) : null;
  if (intent) world.emit("payment_intent.created", intent);
  const known = { customer: customer?.id ?? null, payment_intent: intent?.id ?? null };
  return { session: store.put<Session>({ ...session, ...known }), intent };
}

function newIntent(world: World, session: Session, payment: Order["payment"], customer: string | null): Intent {
  return paymentIntentObject({
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    customer,
    paymentMethod: null,
    description: payment?.description ?? null,
    metadata: payment?.metadata ?? {},
    receiptEmail: payment?.receipt_email ?? null,
    setupFutureUsage: payment?.setup_future_usage ?? null,
    methodTypes: session.payment_method_types,
    now: world.now(customer),
  });
}

function complete(
  world: World,
  session: Session,
  customer: Of<"customer"> | null,
  contact: Contact,
  payment_status: Session["payment_status"],
): Session {
  for (const reduction of reductionsOn(world.store, session)) countRedemption(world, reduction);
  const done = world.store.put<Session>({
    ...session,
    status: "complete",
    payment_status,
    customer_details: detailsOf(session, customer, contact),
    url: null,
  });
  world.emit("checkout.session.completed", done);
  return done;
}
