import type { Draft } from "../objects/invoice-line.ts";
import { invoicePaymentObject } from "../objects/invoice-payment.ts";
import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { charge } from "./charge.ts";
import type { Payment } from "./confirm-intent.ts";
import { remaining } from "./discounts.ts";
import { nextRetry } from "./dunning.ts";
import { makeInvoice, pendingDrafts, pendingItems } from "./make-invoice.ts";

type Invoice = Of<"invoice">;

export interface Bill {
  invoice: Invoice;
  paid: boolean;
  payment: Payment | null;
  /** Those that the subscription keeps. */
  discounts: string[];
  /** Emits the invoice's events, and its payment's. */
  announce(): void;
}

/** An invoice of these lines and of what waits for it, paid at once with the subscription's card if the bank agrees. */
export function bill(world: World, subscription: Of<"subscription">, reason: Invoice["billing_reason"], drafts: Draft[]): Bill {
  const { store } = world;
  const customer = store.get("customer", subscription.customer, "customer");
  const now = world.now(customer.id);
  const sequence = customer.next_invoice_sequence ?? 1;
  const number = `${customer.invoice_prefix ?? "INV"}-${String(sequence).padStart(4, "0")}`;
  const all = [...pendingDrafts(store, subscription.id), ...drafts];
  const open = store.put(makeInvoice(store, { subscription, reason, drafts: all, number, now }));
  for (const waiting of pendingItems(store, subscription.id)) store.put({ ...waiting, invoice: open.id });
  store.put({
    ...customer,
    currency: subscription.currency,
    next_invoice_sequence: sequence + 1,
    balance: open.ending_balance ?? customer.balance,
  });
  const method = cardOf(world, subscription);
  const discounts = remaining(store, subscription, open);
  if (open.amount_due === 0) return settled(world, open, null, true, discounts);
  if (!method) return settled(world, open, null, false, discounts);
  const payment = charge(world, {
    amount: open.amount_due,
    currency: open.currency,
    customer: customer.id,
    method,
    description: reason === "subscription_create" ? "Subscription creation" : "Subscription update",
  });
  store.put(invoicePaymentObject(open, payment.intent, now));
  return settled(world, open, payment, payment.intent.status === "succeeded", discounts);
}

/** The subscription's own card, else the customer's. */
export function cardOf({ store }: World, subscription: Of<"subscription">): Of<"payment_method"> | undefined {
  const customer = store.get("customer", subscription.customer);
  const id = subscription.default_payment_method ?? customer.invoice_settings.default_payment_method;
  return id ? store.find("payment_method", id) : undefined;
}

function settled(world: World, open: Invoice, payment: Payment | null, paid: boolean, discounts: string[]): Bill {
  const now = world.now(open.customer);
  const invoice = world.store.put<Invoice>({
    ...open,
    attempted: true,
    attempt_count: payment ? 1 : 0,
    status: paid ? "paid" : "open",
    amount_paid: paid ? open.amount_due : 0,
    amount_remaining: paid ? 0 : open.amount_due,
    auto_advance: !paid,
    next_payment_attempt: paid ? null : nextRetry(open, now),
    status_transitions: { ...open.status_transitions, paid_at: paid ? now : null },
  });
  return {
    invoice,
    paid,
    payment,
    discounts,
    announce() {
      world.emit("invoice.created", open);
      world.emit("invoice.finalized", open);
      payment?.announce();
      announceInvoice(world, invoice, paid);
    },
  };
}

/** `before` is an open invoice that was tried again. */
export function announceInvoice(world: World, invoice: Invoice, paid: boolean, before?: Invoice): void {
  const [payment] = paid ? world.store.all("invoice_payment", { "$.invoice": invoice.id, "$.status": "paid" }) : [];
  if (payment) world.emit("invoice_payment.paid", payment);
  if (before) world.emit("invoice.updated", invoice, differences(before, invoice));
  for (const type of paid ? (["invoice.paid", "invoice.payment_succeeded"] as const) : (["invoice.payment_failed"] as const))
    world.emit(type, invoice);
}
