import { givesUnits, type Known, type Purchase, SECONDS } from "./state.ts";
import {
  isDisputed,
  refundedOf,
  type StripeInvoice,
  type StripePage,
  type StripePayment,
  type StripeSubscription,
} from "./stripe.ts";
import { Units } from "./units.ts";

/** What we make of each thing that Stripe has, as we read it now. */
export class Told extends Units {
  #invoices = new Map<string, StripeInvoice>();
  /** Payments as we read them last. */
  #payments = new Map<string, { disputed: boolean; refunded: number; payment: StripePayment }>();

  subscription({ id, plan, status, start, end }: StripeSubscription): void {
    const live = givesUnits(status);
    const old = this.subscriptions.find((each) => each.id === id);
    const superseded = live && this.subscriptions.some((each) => each.id !== id && givesUnits(each.status) && !each.superseded);
    const now: Known = { id, order: old?.order ?? this.next(), plan, status, start, end, superseded };
    if (old) Object.assign(old, now);
    else this.subscriptions.push(now);
    if (live || ["canceled", "unpaid", "paused"].includes(status)) this.#openPeriod(now);
    if (!live && !this.current()) this.#heir();
    this.resume();
    // A dispute follows a payment: what waited has drawn first, though we be told of the dispute first.
    this.#freezePeriods();
  }

  #openPeriod({ id, plan, start, end }: Known): void {
    const known = this.periods.find((each) => each.subscription === id && each.start === start);
    if (!known) {
      const none = () => ({ chat: 0, video: 0 });
      const units = { included: { ...plan.included }, reserved: none(), consumed: none() };
      this.periods.push({ kind: "period", subscription: id, plan, start, end, ...units });
      return;
    }
    known.end = end;
    if (known.plan === plan) return;
    known.plan = plan;
    for (const type of ["chat", "video"] as const)
      known.included[type] = Math.max(plan.included[type], known.reserved[type] + known.consumed[type]);
  }

  #heir(): void {
    const [heir] = this.subscriptions
      .filter((each) => each.superseded && givesUnits(each.status))
      .toSorted((a, b) => a.order - b.order);
    if (heir) heir.superseded = false;
  }

  invoice(invoice: StripeInvoice): void {
    this.#invoices.set(invoice.id, invoice);
    this.#freezePeriods();
  }

  payment(payment: StripePayment): void {
    this.#payments.set(payment.intent, { disputed: isDisputed(payment), refunded: refundedOf(payment), payment });
    const { purchase } = payment;
    if (purchase) {
      if (payment.compensate) purchase.compensate = true;
      this.#applyMoney(purchase);
    } else this.#freezePeriods();
    this.resume();
  }

  /** What is known of a purchase's payment, which may have been told before the purchase itself. */
  #applyMoney(purchase: Purchase): void {
    const told = [...this.#payments.values()].find((each) => each.payment.purchase === purchase);
    if (!told) return;
    purchase.refunded = told.refunded;
    purchase.frozen = told.disputed;
    for (const each of this.credits) if (each.purchase === purchase && !each.compensation) each.frozen = told.disputed;
    this.settle(purchase);
  }

  #freezePeriods(): void {
    this.disputedPeriods.clear();
    for (const { disputed, payment } of this.#payments.values()) {
      const invoice = disputed && payment.invoice && this.#invoices.get(payment.invoice.id);
      if (!invoice) continue;
      const { id } = invoice.subscription;
      for (const each of this.periods)
        if (each.subscription === id && each.start <= invoice.start && invoice.start < each.end)
          this.disputedPeriods.add(`${id} ${each.start}`);
    }
  }

  page({ purchase, state }: StripePage): void {
    if (purchase.status !== "paid" && state === "paid") this.#fulfil(purchase);
    else if (purchase.status !== "paid" && state !== "open") purchase.status = state;
    // What went back went back after it was paid, though we be told of it first.
    this.#applyMoney(purchase);
  }

  #fulfil(purchase: Purchase): void {
    const { session, type, units } = purchase;
    const credit = this.credit(type, units, this.now + SECONDS.purchased, purchase);
    this.credits.push(credit);
    const bound = session?.status === "pending_payment" && session.type === type && !this.unitOf(session, type);
    if (bound) this.take(session, type, credit, purchase);
    Object.assign(purchase, { status: "paid", paidAt: this.now, fulfilledAs: bound ? "session" : "credits" });
    this.resume();
  }
}
