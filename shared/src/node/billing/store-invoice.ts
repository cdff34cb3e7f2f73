import { sql } from "kysely";
import type { Transaction } from "../database.ts";
import type { InvoiceFacts } from "./invoice-facts.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";

/** Makes our row equal to the invoice. Its subscription must be converged before: the row names it. */
export const storeInvoice = (trx: Transaction, facts: InvoiceFacts): Promise<Outcome> =>
  outcomeOf(
    trx,
    sql`public.fn_converge_invoice(
      ${facts.id}, ${facts.customer}, ${facts.subscription}, ${facts.number}, ${facts.status}, ${facts.billingReason},
      ${facts.currency}, ${facts.total}, ${facts.amountDue}, ${facts.amountPaid}, ${facts.periodStart}::timestamptz,
      ${facts.periodEnd}::timestamptz, ${facts.hostedUrl}, ${facts.pdfUrl}, ${facts.nextAttempt}::timestamptz,
      ${facts.created}::timestamptz, ${facts.paidAt}::timestamptz
    )`,
  );
