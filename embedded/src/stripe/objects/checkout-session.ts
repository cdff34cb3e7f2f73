import { PLACE } from "../address.ts";
import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type Session = Of<"checkout.session">;

interface Given {
  mode: "payment" | "subscription";
  customerCreation: Session["customer_creation"];
  submitType: Session["submit_type"];
  amount: number;
  currency: string;
  customer: Of<"customer"> | null;
  customerEmail: string | null;
  successUrl: string;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  metadata: NonNullable<Session["metadata"]>;
  locale: Session["locale"];
  allowPromotionCodes: boolean | null;
  expiresAt: number;
  now: number;
}

export function checkoutSessionObject(given: Given): Session {
  const id = newId("cs_test_", 58);
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: given.allowPromotionCodes,
    allowed_payment_method_types: null,
    amount_subtotal: given.amount,
    amount_total: given.amount,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: given.cancelUrl,
    client_reference_id: given.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: given.now,
    currency: given.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    customer: given.customer?.id ?? null,
    customer_account: null,
    customer_creation: given.customerCreation,
    customer_details: customerDetails(given.customer?.email ?? given.customerEmail, null),
    customer_email: given.customerEmail,
    discounts: [],
    expires_at: given.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: given.locale,
    managed_payments: null,
    metadata: given.metadata,
    mode: given.mode,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: given.mode === "payment" ? "if_required" : "always",
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: given.mode === "payment" ? ["card", "sepa_debit"] : ["card"],
    payment_status: "unpaid",
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: {
      allow_redisplay_filters: ["always"],
      payment_method_remove: "disabled",
      payment_method_save: null,
    },
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: "open",
    submit_type: given.submitType,
    subscription: null,
    success_url: given.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: `${PLACE}/c/pay/${id}`,
    wallet_options: null,
  };
}

export function customerDetails(email: string | null, name: string | null): Session["customer_details"] {
  return { address: null, business_name: null, email, individual_name: null, name, phone: null, tax_exempt: "none", tax_ids: [] };
}
