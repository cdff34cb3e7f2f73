import { invoicePaymentObject } from "../objects/invoice-payment.ts";
import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { announceInvoice } from "./bill.ts";
import type { Decline } from "./cards.ts";
import { charge } from "./charge.ts";
import { confirmIntent, type Payment } from "./confirm-intent.ts";
import { nextRetry } from "./dunning.ts";
import { applyPending } from "./pending-update.ts";

type Invoice = Of<"invoice">;
type Subscription = Of<"subscription">;

export interface Attempt {
  invoice: Invoice;
  paid: boolean;
  decline: Decline | null;
}

/** One more try at an open invoice, with the intent of the first. Without a method it fails without a bank. */
export function payInvoice(world: World, open: Invoice, method: Of<"payment_method"> | undefined): Attempt {
  const { store } = world;
  const now = world.now(open.customer);
  const payment = method ? attempt(world, open, method, now) : null;
  const paid = payment?.intent.status === "succeeded";
  const invoice = store.put<Invoice>({
    ...open,
    attempted: true,
    attempt_count: open.attempt_count + 1,
    ...(paid ? settledBy(open, open.amount_remaining, now) : { next_payment_attempt: nextRetry(open, now) }),
  });
  payment?.announce();
  announceInvoice(world, invoice, paid, open);
  if (paid) revive(world, invoice);
  return { invoice, paid, decline: payment?.decline ?? null };
}

/** Paid in some other way: nothing is charged. */
export function payOutOfBand(world: World, open: Invoice): Invoice {
  const settled = settledBy(open, open.amount_remaining, world.now(open.customer));
  const invoice = world.store.put<Invoice>({ ...open, ...settled });
  announceInvoice(world, invoice, true, open);
  revive(world, invoice);
  return invoice;
}

function settledBy(open: Invoice, amount: number, now: number): Partial<Invoice> {
  return {
    status: "paid",
    amount_paid: open.amount_paid + amount,
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: { ...open.status_transitions, paid_at: now },
  };
}

function attempt(world: World, invoice: Invoice, method: Of<"payment_method">, now: number): Payment {
  const { store } = world;
  const [link] = store.all("invoice_payment", { "$.invoice": invoice.id, "$.status": "open" });
  const intent = link?.payment.payment_intent ? store.get("payment_intent", link.payment.payment_intent) : null;
  const payment = intent
    ? confirmIntent(world, intent, method)
    : charge(world, {
        amount: invoice.amount_remaining,
        currency: invoice.currency,
        customer: method.customer ?? invoice.customer ?? "",
        method,
        description: "Subscription update",
      });
  const fresh = invoicePaymentObject(invoice, payment.intent, now);
  store.put(link ? { ...fresh, id: link.id, created: link.created } : fresh);
  return payment;
}

/** The newest invoice is paid: so is the subscription. */
function revive(world: World, invoice: Invoice): void {
  const id = invoice.parent?.subscription_details?.subscription;
  const before = id ? world.store.find("subscription", id) : undefined;
  if (!before || before.latest_invoice !== invoice.id) return;
  if (before.pending_update) return applyPending(world, before);
  if (before.status !== "past_due" && before.status !== "unpaid" && before.status !== "incomplete") return;
  const after = world.store.put<Subscription>({ ...before, status: "active" });
  world.emit("customer.subscription.updated", after, differences(before, after));
}
