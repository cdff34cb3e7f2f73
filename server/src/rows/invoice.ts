import type { Invoice } from "@callavet/shared/contract/subscriptions.ts";
import { iso, isoOrNull } from "./times.ts";

export interface InvoiceRow {
  id: string;
  number: string | null;
  status: string;
  total: number;
  amount_paid: number;
  refunded_amount: number;
  currency: string;
  plan_name_es: string | null;
  plan_name_en: string | null;
  period_start: Date | null;
  period_end: Date | null;
  hosted_invoice_url: string | null;
  invoice_pdf: string | null;
  created_at: Date;
}

export function toInvoice(row: InvoiceRow): Invoice {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    total: row.total,
    amountPaid: row.amount_paid,
    refundedAmount: row.refunded_amount,
    currency: row.currency,
    planName: row.plan_name_es !== null && row.plan_name_en !== null ? { es: row.plan_name_es, en: row.plan_name_en } : null,
    periodStart: isoOrNull(row.period_start),
    periodEnd: isoOrNull(row.period_end),
    hostedUrl: row.hosted_invoice_url,
    pdfUrl: row.invoice_pdf,
    createdAt: iso(row.created_at),
  };
}
