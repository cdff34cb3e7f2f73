import type { Plan, Purchase } from "./state.ts";

/** What Stripe knows: it changes at once, and we are told of it later, twice, or in another order. */
export interface StripeSubscription {
  kind: "subscription";
  id: string;
  plan: Plan;
  status: string;
  start: number;
  end: number;
  cancelAt: number | null;
  /** Planned for the period's end. */
  next: Plan | null;
}

export interface StripePayment {
  kind: "payment";
  intent: string;
  amount: number;
  status: "succeeded" | "processing" | "requires_payment_method";
  invoice: StripeInvoice | null;
  purchase: Purchase | null;
  created: number;
  refunds: { id: string; amount: number; status: "succeeded" | "pending" | "failed" | "canceled" }[];
  disputes: { id: string; amount: number; status: string }[];
  compensate: boolean;
}

export interface StripeInvoice {
  kind: "invoice";
  id: string;
  subscription: StripeSubscription;
  start: number;
  end: number;
  created: number;
}

/** A Checkout page of ours, and how far it came. */
export interface StripePage {
  kind: "page";
  id: string;
  purchase: Purchase;
  state: "open" | "processing" | "paid" | "failed" | "expired";
  payment: StripePayment | null;
}

export type StripeObject = StripeSubscription | StripePayment | StripeInvoice | StripePage;

export class Stripe {
  objects: StripeObject[] = [];
  #made = 0;

  id = (prefix: string): string => `${prefix}_${++this.#made}`;
  all = <K extends StripeObject["kind"]>(kind: K): Extract<StripeObject, { kind: K }>[] =>
    this.objects.filter((each): each is Extract<StripeObject, { kind: K }> => each.kind === kind);
  add<T extends StripeObject>(object: T): T {
    this.objects.push(object);
    return object;
  }
}

/** Money that is back with the customer, for good or until a refund fails; a lost dispute takes everything. */
export const refundedOf = ({ refunds, disputes, amount }: StripePayment): number =>
  disputes.some((each) => each.status === "lost")
    ? amount
    : refunds.filter((each) => each.status === "succeeded").reduce((sum, each) => sum + each.amount, 0);
export const isDisputed = ({ disputes }: StripePayment): boolean =>
  disputes.some((each) => !["won", "warning_closed", "prevented"].includes(each.status));
