import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

export interface Card {
  number: string;
  expMonth: number;
  expYear: number;
}

/** Only the last four digits are kept, as with the real one. */
export function paymentMethodObject(
  card: Card,
  customer: string | null,
  billing: { name: string | null; email: string | null },
  now: number,
): Of<"payment_method"> {
  const brand = card.number.startsWith("5") ? "mastercard" : card.number.startsWith("3") ? "amex" : "visa";
  return {
    id: newId("pm_1"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: { address: null, email: billing.email, name: billing.name, phone: null, tax_id: null },
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
      country: "US",
      display_brand: brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: newId("", 16),
      funding: "credit",
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: now,
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  };
}
