import { sql } from "kysely";

/** What can still be drawn of the credit `c`. */
export const creditRemaining = sql`c.granted - c.reserved - c.consumed - c.reversed - c.expired`;

/** Rows of `CreditRow`; `c` is the credit. */
export const creditSelect = sql`
  select c.id, c.type, c.origin, c.granted, ${creditRemaining} as remaining, c.reserved, c.consumed, c.expires_at, c.frozen,
    c.purchase_id, c.created_at
  from public.overage_credits c`;
