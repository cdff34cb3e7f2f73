import { PLACE } from "../address.ts";
import type { Decline } from "../flows/cards.ts";
import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";
import { chargeMethod } from "./charge-method.ts";

type Charge = Of<"charge">;

interface Given {
  intent: Of<"payment_intent">;
  method: Of<"payment_method">;
  /** A bank's refusal, money that is under way, or money that came. */
  outcome: Decline | "pending" | "succeeded";
  authenticated: boolean;
  now: number;
}

export function chargeObject({ intent, method, outcome, authenticated, now }: Given): Charge {
  const id = newId("ch_3");
  const decline = typeof outcome === "string" ? null : outcome;
  return {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: "STAND-IN",
    captured: !decline,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: outcome === "succeeded",
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: chargeMethod(method, decline ? null : intent.amount, authenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `${PLACE}/r/${id}`,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: decline ? "failed" : outcome === "pending" ? "pending" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}

function outcomeOf(decline: Decline | null): Charge["outcome"] {
  return {
    advice_code: decline ? "try_again_later" : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? "declined_by_network" : "approved_by_network",
    reason: decline?.declineCode ?? null,
    risk_level: "normal",
    seller_message: decline ? "The bank did not return any further details with this decline." : "Payment complete.",
    type: decline ? "issuer_declined" : "authorized",
  };
}
