import { sql } from "kysely";
import type { Transaction } from "../database.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";
import type { PaymentFacts } from "./payment-facts.ts";

/**
 * Makes our rows equal to the payment with its refunds and disputes. Its invoice or purchase must be converged before:
 * the row names it. `compensate`: a unit that was used and is refunded is given again.
 */
export const storePayment = (trx: Transaction, facts: PaymentFacts, compensate: boolean): Promise<Outcome> =>
  outcomeOf(
    trx,
    sql`public.fn_converge_payment(
      ${facts.id}, ${facts.customer}, ${facts.status}, ${facts.amount}, ${facts.currency}, ${facts.charge},
      ${facts.receiptUrl}, ${facts.failureCode}, ${facts.invoice}, ${facts.purchase}::uuid, ${facts.created}::timestamptz,
      ${JSON.stringify(facts.refunds)}::jsonb, ${JSON.stringify(facts.disputes)}::jsonb, ${compensate}
    )`,
  );
