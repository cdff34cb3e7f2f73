import type { Of } from "../wire/stored.ts";

type Details = Of<"charge">["payment_method_details"];
type Card = NonNullable<NonNullable<Details>["card"]>;

/** How it was paid, as the charge remembers it. */
export function chargeMethod(method: Of<"payment_method">, authorized: number | null, authenticated: boolean): Details {
  const { card, sepa_debit: account } = method;
  if (account) {
    const { bank_code, branch_code, country, fingerprint, last4 } = account;
    return { sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate: null }, type: "sepa_debit" };
  }
  if (!card) return null;
  return {
    card: {
      amount_authorized: authorized,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: authenticated ? CHALLENGED : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: "card",
  };
}

const CHALLENGED: Card["three_d_secure"] = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: null,
  version: "2.2.0",
};
