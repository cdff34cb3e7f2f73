import type Stripe from "stripe";
import { idOrNull, iso, isoOrNull, uuidOrNull } from "./values.ts";

/** As the SQL takes it: every refund of the payment, in any state. */
export interface RefundFacts {
  id: string;
  amount: number;
  status: string;
  reason: string | null;
  failure_reason: string | null;
  created: string;
  /** Our row's id, when it was made here. */
  refund_id: string | null;
}

export interface DisputeFacts {
  id: string;
  amount: number;
  status: string;
  reason: string | null;
  evidence_due_by: string | null;
  created: string;
}

/** What we keep of a payment intent. Amounts are minor units, times ISO strings. */
export interface PaymentFacts {
  id: string;
  customer: string | null;
  status: string;
  amount: number;
  currency: string;
  charge: string | null;
  receiptUrl: string | null;
  failureCode: string | null;
  /** Id of the invoice that it pays. */
  invoice: string | null;
  /** Our purchase's id, as the checkout wrote it. */
  purchase: string | null;
  created: string;
  refunds: RefundFacts[];
  disputes: DisputeFacts[];
}

export interface PaymentReading {
  intent: Stripe.PaymentIntent;
  invoice: string | null;
  refunds: Stripe.Refund[];
  disputes: Stripe.Dispute[];
}

/** `latest_charge` must have been expanded. */
export function paymentFacts({ intent, invoice, refunds, disputes }: PaymentReading): PaymentFacts {
  const charge = typeof intent.latest_charge === "object" ? intent.latest_charge : null;
  const failure = intent.last_payment_error;
  return {
    id: intent.id,
    customer: idOrNull(intent.customer),
    status: intent.status,
    amount: intent.amount,
    currency: intent.currency,
    charge: idOrNull(intent.latest_charge),
    receiptUrl: charge?.receipt_url ?? null,
    // A try that failed before the one that went through is no failure.
    failureCode: intent.status === "succeeded" ? null : (failure?.decline_code ?? failure?.code ?? null),
    invoice,
    purchase: purchaseOf(intent.metadata),
    created: iso(intent.created),
    refunds: refunds.map((refund) => ({
      id: refund.id,
      amount: refund.amount,
      status: refund.status ?? "pending",
      reason: refund.reason,
      failure_reason: refund.failure_reason ?? null,
      created: iso(refund.created),
      refund_id: uuidOrNull(refund.metadata?.["refund_id"]),
    })),
    disputes: disputes.map((dispute) => ({
      id: dispute.id,
      amount: dispute.amount,
      status: dispute.status,
      reason: dispute.reason,
      evidence_due_by: isoOrNull(dispute.evidence_details.due_by),
      created: iso(dispute.created),
    })),
  };
}

/** Which of our purchases an object at Stripe belongs to, as the checkout wrote it. */
export const purchaseOf = (metadata: Stripe.Metadata | null): string | null => uuidOrNull(metadata?.["purchase_id"]);
