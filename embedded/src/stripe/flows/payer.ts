import { bankDebitObject } from "../objects/bank-debit.ts";
import { customerDetails } from "../objects/checkout-session.ts";
import { customerObject } from "../objects/customer.ts";
import { type Card, paymentMethodObject } from "../objects/payment-method.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Session = Of<"checkout.session">;

/** What was typed on the hosted page. */
export interface Payer extends Contact {
  means: { type: "card"; card: Card } | { type: "sepa_debit"; iban: string };
}

export interface Contact {
  name: string | null;
  email: string | null;
}

/** Kept with its last four digits, and nobody's until it is attached. */
export function methodOf(world: World, session: Session, { means, name, email }: Payer): Of<"payment_method"> {
  const customer = session.customer ? world.store.find("customer", session.customer) : undefined;
  const billing = { name: name ?? customer?.name ?? null, email: customer?.email ?? email ?? session.customer_email };
  const now = world.now(session.customer);
  return world.store.put(
    means.type === "card" ? paymentMethodObject(means.card, null, billing, now) : bankDebitObject(means.iban, null, billing, now),
  );
}

/** The session's customer, or a new one. */
export function customerOf(world: World, session: Session, contact: Contact): Of<"customer"> {
  if (session.customer) return world.store.get("customer", session.customer);
  const made = world.store.put(
    customerObject({ email: contact.email ?? session.customer_email, name: contact.name }, world.now()),
  );
  world.emit("customer.created", made);
  return made;
}

export function detailsOf(session: Session, customer: Of<"customer"> | null, contact: Contact): Session["customer_details"] {
  return customerDetails(contact.email ?? customer?.email ?? session.customer_email, contact.name ?? customer?.name ?? null);
}
