import type Stripe from "stripe";
import { idOrNull, iso, isoOrNull } from "./values.ts";

/** What we keep of an invoice. Amounts are minor units, times ISO strings. */
export interface InvoiceFacts {
  id: string;
  customer: string | null;
  subscription: string | null;
  number: string | null;
  status: string;
  billingReason: string | null;
  currency: string;
  total: number;
  amountDue: number;
  amountPaid: number;
  /** What was paid for. `invoice.period_start` is the period before it. */
  periodStart: string | null;
  periodEnd: string | null;
  hostedUrl: string | null;
  pdfUrl: string | null;
  /** Stripe has tried to take the money. */
  attempted: boolean;
  nextAttempt: string | null;
  created: string;
  paidAt: string | null;
}

export function invoiceFacts(invoice: Stripe.Invoice): InvoiceFacts {
  const period = planLine(invoice)?.period;
  return {
    id: invoice.id,
    customer: idOrNull(invoice.customer),
    subscription: idOrNull(invoice.parent?.subscription_details?.subscription),
    number: invoice.number,
    status: invoice.status ?? "draft",
    billingReason: invoice.billing_reason,
    currency: invoice.currency,
    total: invoice.total,
    amountDue: invoice.amount_due,
    amountPaid: invoice.amount_paid,
    periodStart: isoOrNull(period?.start),
    periodEnd: isoOrNull(period?.end),
    hostedUrl: invoice.hosted_invoice_url ?? null,
    pdfUrl: invoice.invoice_pdf ?? null,
    attempted: invoice.attempted,
    nextAttempt: isoOrNull(invoice.next_payment_attempt),
    created: iso(invoice.created),
    paidAt: isoOrNull(invoice.status_transitions.paid_at),
  };
}

/** The line of the plan itself; where there are only prorations, what was charged, which lies in the same period. */
function planLine({ lines }: Stripe.Invoice): Stripe.InvoiceLineItem | undefined {
  const ofPlan = lines.data.filter(
    ({ parent }) => parent?.subscription_item_details ?? parent?.invoice_item_details?.subscription,
  );
  const latest = ofPlan.toSorted((a, b) => b.period.end - a.period.end || b.amount - a.amount);
  return latest.find((line) => !prorated(line)) ?? latest.find((line) => line.amount > 0) ?? latest[0];
}

const prorated = ({ parent }: Stripe.InvoiceLineItem): boolean =>
  (parent?.subscription_item_details ?? parent?.invoice_item_details)?.proration ?? false;
