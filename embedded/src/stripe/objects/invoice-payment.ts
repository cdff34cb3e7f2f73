import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

/** The only way from a payment intent to its invoice, and back. */
export function invoicePaymentObject(invoice: Of<"invoice">, intent: Of<"payment_intent">, now: number): Of<"invoice_payment"> {
  const paid = intent.status === "succeeded";
  return {
    id: newId("inpay_1"),
    object: "invoice_payment",
    amount_paid: paid ? intent.amount : null,
    amount_requested: intent.amount,
    created: now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: "payment_intent" },
    status: paid ? "paid" : "open",
    status_transitions: { canceled_at: null, paid_at: paid ? now : null },
  };
}
