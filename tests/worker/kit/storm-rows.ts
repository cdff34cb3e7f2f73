import type pg from "pg";

/** What is by chance, in every table: ids that the database gives, and when something was written. */
const CHANCE =
  "'{id,created_at,updated_at,subscription_id,invoice_id,payment_id,usage_id,credit_id,paid_at,queued_at,last_activity_at,expires_at,reserved_at,finished_at,dedupe_key,sent_at,received_at,processed_at,attempts,payload,raised_at,url}'::text[]";

/** Each table's rows with what they name by Stripe's ids instead of ours. */
const tables: Record<string, string> = {
  user_subscriptions: `select to_jsonb(x) - ${CHANCE} as row from user_subscriptions x`,
  subscription_usage: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('of', s.stripe_subscription_id) as row
    from subscription_usage x join user_subscriptions s on s.id = x.subscription_id`,
  invoices: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('of', s.stripe_subscription_id, 'created', x.created_at, 'paid', x.paid_at) as row
    from invoices x left join user_subscriptions s on s.id = x.subscription_id`,
  payments: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('of', i.stripe_invoice_id, 'created', x.created_at) as row
    from payments x left join invoices i on i.id = x.invoice_id`,
  refunds: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('of', p.stripe_payment_intent_id) as row
    from refunds x join payments p on p.id = x.payment_id`,
  disputes: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('of', p.stripe_payment_intent_id) as row
    from disputes x join payments p on p.id = x.payment_id`,
  overage_purchases: `select to_jsonb(x) - ${CHANCE} || jsonb_build_object('id', x.id, 'paid', x.paid_at is not null) as row from overage_purchases x`,
  overage_credits: `select to_jsonb(x) - ${CHANCE} as row from overage_credits x`,
  // How far it was taken back and given again on the way is not the same; what it comes to is.
  overage_credit_ledger: `select jsonb_build_object('of', c.purchase_id, 'origin', c.origin, 'kind', x.kind, 'units', sum(x.units)) as row
    from overage_credit_ledger x join overage_credits c on c.id = x.credit_id group by c.purchase_id, c.origin, x.kind`,
  chat_sessions: `select jsonb_build_object('id', x.id, 'status', x.status) as row from chat_sessions x`,
  entitlement_consumptions: `select jsonb_build_object('of', x.session_id, 'type', x.type, 'source', x.source, 'status', x.status, 'purchase', x.overage_purchase_id) as row
    from entitlement_consumptions x`,
  alerts: `select jsonb_build_object('kind', x.kind, 'subject', x.subject) as row from alerts x where x.resolved_at is null`,
  // That a plan ended is not said to whom another one goes on for: it matters which of the two was heard of first.
  notifications: `select jsonb_build_object('user', x.user_id, 'template', x.template, 'data', x.data) as row from notifications x
    where x.template <> 'subscription_ended'`,
  stripe_subscription_events: `select jsonb_build_object('id', x.id, 'type', x.type, 'status', x.status) as row from stripe_subscription_events x`,
};

/** Every row of money, as text, by table. */
export async function moneyRows(pool: pg.Pool): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, statement] of Object.entries(tables)) {
    const { rows } = await pool.query<{ row: string }>(`select t.row::text as row from (${statement}) t order by 1`);
    found[table] = rows.map((each) => each.row);
  }
  return found;
}
