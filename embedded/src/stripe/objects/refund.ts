import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type Refund = Of<"refund">;

interface Given {
  charge: Of<"charge">;
  amount: number;
  reason: Refund["reason"];
  metadata: Refund["metadata"];
  status: "pending" | "succeeded";
  now: number;
}

export function refundObject({ charge, amount, reason, metadata, status, now }: Given): Refund {
  const card = charge.payment_method_details?.type === "card";
  return {
    id: newId("re_3"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: card
      ? { card: { reference_status: "pending", reference_type: "acquirer_reference_number", type: "refund" }, type: "card" }
      : { type: "sepa_bank_transfer" },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === "pending" ? { pending_reason: "processing" } : {}),
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
}
