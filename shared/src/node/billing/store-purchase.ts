import { sql } from "kysely";
import type { Transaction } from "../database.ts";
import type { PurchaseState } from "./checkout-facts.ts";
import { outcomeOf, type Outcome } from "./outcome.ts";

export interface PurchaseFacts {
  purchase: string;
  customer: string | null;
  checkout: string | null;
  paymentIntent: string | null;
  state: PurchaseState;
  amount: number | null;
  currency: string | null;
}

/** Brings the purchase to where its payment is; paid is final, and is fulfilled once. */
export const storePurchase = (trx: Transaction, facts: PurchaseFacts): Promise<Outcome> =>
  outcomeOf(
    trx,
    sql`public.fn_converge_purchase(
      ${facts.purchase}::uuid, ${facts.customer}, ${facts.checkout}, ${facts.paymentIntent}, ${facts.state},
      ${facts.amount}, ${facts.currency}
    )`,
  );
