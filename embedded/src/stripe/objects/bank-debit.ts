import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

/** A payment method that is a bank account; as of a card, the last four are what is kept. */
export function bankDebitObject(
  iban: string,
  customer: string | null,
  billing: { name: string | null; email: string | null },
  now: number,
): Of<"payment_method"> {
  return {
    id: newId("pm_1"),
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: { address: null, email: billing.email, name: billing.name, phone: null, tax_id: null },
    created: now,
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    sepa_debit: {
      bank_code: iban.slice(4, 9),
      branch_code: "",
      country: iban.slice(0, 2),
      fingerprint: newId("", 16),
      generated_from: { charge: null, setup_attempt: null },
      last4: iban.slice(-4),
    },
    type: "sepa_debit",
  };
}
