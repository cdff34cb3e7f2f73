import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type PaymentIntent = Of<"payment_intent">;

interface Given {
  amount: number;
  currency: string;
  /** Null for a guest. */
  customer: string | null;
  paymentMethod: string | null;
  description: string | null;
  metadata?: PaymentIntent["metadata"];
  receiptEmail?: string | null;
  /** Left out, the intent belongs to a subscription and its method will be charged again. */
  setupFutureUsage?: PaymentIntent["setup_future_usage"];
  methodTypes?: string[];
  now: number;
}

/** An intent that nobody has paid yet; the charge decides what it becomes. */
export function paymentIntentObject(given: Given): PaymentIntent {
  const id = newId("pi_3");
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: given.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic",
    client_secret: `${id}_secret_${newId("", 25)}`,
    confirmation_method: "automatic",
    created: given.now,
    currency: given.currency,
    customer: given.customer,
    customer_account: null,
    description: given.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: given.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: "automatic" },
    },
    payment_method_types: given.methodTypes ?? ["card"],
    payment_record: null,
    processing: null,
    receipt_email: given.receiptEmail ?? null,
    review: null,
    setup_future_usage: given.setupFutureUsage === undefined ? "off_session" : given.setupFutureUsage,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}
