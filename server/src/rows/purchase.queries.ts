import { sql } from "kysely";

/** The columns of `PurchaseRow`, from `purchaseTables`. */
export const purchaseColumns = sql`
  u.id, i.code, i.name_es, i.name_en, u.type, u.quantity, u.units, u.amount, u.currency, u.status,
  u.original_session_id as session_id, u.fulfilled_as, u.refunded_amount, u.frozen, pay.receipt_url,
  app.refund_request_open(null, u.id) as can_ask_refund, u.paid_at, u.created_at`;

/** `u` is the purchase, `pay` the payment that brought it about. */
export const purchaseTables = sql`
  public.overage_purchases u
  join public.overage_items i on i.id = u.item_id
  left join lateral (
    select x.receipt_url from public.payments x
    where x.purchase_id = u.id and x.status = 'succeeded' order by x.created_at desc limit 1
  ) pay on true`;
