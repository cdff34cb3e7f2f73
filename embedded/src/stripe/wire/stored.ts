import type { Stripe } from "stripe";

/**
 * An SDK type as it travels and as we keep it: decimals are strings, and what Stripe can expand is an id
 * (`string | Customer | null` becomes `string | null`). The SDK turns decimals into its own class when it reads an answer.
 */
export type Stored<T> = [T] extends [Stripe.Decimal]
  ? string
  : T extends readonly (infer E)[]
    ? Flat<E>[]
    : T extends object
      ? { [K in keyof T]: Flat<T[K]> }
      : T;

type Flat<P> = [Extract<P, string>] extends [never] ? Unit<P> : string extends P ? Exclude<P, object> : Unit<P>;

type Unit<P> = P extends Stripe.Decimal ? string : P extends object ? Stored<P> : P;

/** Every kind that the stand-in keeps, by the word in its `object` field. */
export interface Kinds {
  customer: Stripe.Customer;
  product: Stripe.Product;
  price: Stripe.Price;
  payment_method: Stripe.PaymentMethod;
  subscription: Stripe.Subscription;
  invoice: Stripe.Invoice;
  invoice_payment: Stripe.InvoicePayment;
  invoiceitem: Stripe.InvoiceItem;
  discount: Stripe.Discount;
  coupon: Stripe.Coupon;
  promotion_code: Stripe.PromotionCode;
  subscription_schedule: Stripe.SubscriptionSchedule;
  "billing_portal.session": Stripe.BillingPortal.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  "checkout.session": Stripe.Checkout.Session;
  event: Stripe.EventBase;
  webhook_endpoint: Stripe.WebhookEndpoint;
  "test_helpers.test_clock": Stripe.TestHelpers.TestClock;
}

export type Kind = keyof Kinds;
export type Of<K extends Kind> = Stored<Kinds[K]>;
export type AnyObject = { [K in Kind]: Of<K> }[Kind];
