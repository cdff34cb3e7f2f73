import { newId } from "../ids.ts";
import { invoiceLineObject } from "../objects/invoice-line.ts";
import { invoiceObject } from "../objects/invoice.ts";
import { invoicePaymentObject } from "../objects/invoice-payment.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { charge } from "./charge.ts";

type Invoice = Of<"invoice">;

export interface Bill {
  invoice: Invoice;
  paid: boolean;
  /** Emits the invoice's events, and its payment's. */
  announce(): void;
}

/** The invoice of the items' current periods, paid at once with the subscription's card if the bank agrees. */
export function billPeriod(world: World, subscription: Of<"subscription">, reason: Invoice["billing_reason"]): Bill {
  const { store } = world;
  const customer = store.get("customer", subscription.customer, "customer");
  const now = world.now(customer.id);
  const sequence = customer.next_invoice_sequence ?? 1;
  store.put({ ...customer, currency: subscription.currency, next_invoice_sequence: sequence + 1 });

  const id = newId("in_1");
  const lines = subscription.items.data.map((item) =>
    invoiceLineObject(
      id,
      item,
      `${item.quantity ?? 1} × ${store.get("product", item.price.product).name}`,
      subscription.metadata,
    ),
  );
  const number = `${customer.invoice_prefix ?? "INV"}-${String(sequence).padStart(4, "0")}`;
  const open = store.put(invoiceObject({ id, number, customer, subscription, reason, lines, now }));
  if (open.total === 0) return settled(world, open, true, now, () => undefined);

  const method = store.get("payment_method", subscription.default_payment_method ?? "", "default_payment_method");
  const payment = charge(world, {
    amount: open.total,
    currency: open.currency,
    customer: customer.id,
    method,
    description: reason === "subscription_create" ? "Subscription creation" : "Subscription update",
  });
  store.put(invoicePaymentObject(open, payment.intent, now));
  return settled(world, open, payment.intent.status === "succeeded", now, () => payment.announce());
}

function settled(world: World, open: Invoice, paid: boolean, now: number, announcePayment: () => void): Bill {
  const invoice = world.store.put<Invoice>({
    ...open,
    attempted: true,
    attempt_count: open.total === 0 ? 0 : 1,
    status: paid ? "paid" : "open",
    amount_paid: paid ? open.total : 0,
    amount_remaining: paid ? 0 : open.total,
    status_transitions: { ...open.status_transitions, paid_at: paid ? now : null },
  });
  return {
    invoice,
    paid,
    announce() {
      world.emit("invoice.created", open);
      world.emit("invoice.finalized", open);
      for (const type of paid ? (["invoice.paid", "invoice.payment_succeeded"] as const) : (["invoice.payment_failed"] as const))
        world.emit(type, invoice);
      announcePayment();
    },
  };
}
