import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql, type RawBuilder } from "kysely";
import type { PetRow } from "../../rows/pet.ts";
import { purchaseColumns, purchaseTables } from "../../rows/purchase.queries.ts";
import type { RefundRequestRow } from "../../rows/refund-request.ts";
import { sessionColumns, type SessionRow } from "../../rows/session.ts";

const columns = sql.raw(sessionColumns.map((column) => `c.${column}`).join(", "));

export interface ReceiptRow {
  source: string;
  period_end: string | null;
  remaining: number | null;
  plan_code: string | null;
  name_es: string | null;
  name_en: string | null;
  purchase: {
    id: string;
    amount: number;
    currency: string;
    units: number;
    receipt_url: string | null;
    refunded_amount: number;
  } | null;
  request: RefundRequestRow | null;
  can_ask_refund: boolean;
}

export interface DetailRow extends SessionRow {
  role: string;
  owner_name: string | null;
  pet: PetRow | null;
  vet: { id: string; display_name: string; licence: string; country: string } | null;
  history: Pick<SessionRow, "id" | "type" | "status" | "text" | "created_at" | "ended_at">[];
  ahead: number | null;
  receipt: ReceiptRow | null;
}

/** The bucket that paid for a session, if one did; the purchase behind it, and what was asked of it, for those who may see. */
const receipt = (sessionId: RawBuilder<unknown>) => sql`
  select k.source, u.period_end, p.code as plan_code, p.name_es, p.name_en,
    case k.type when 'chat' then u.included_chats - u.reserved_chats - u.consumed_chats
      else u.included_videos - u.reserved_videos - u.consumed_videos end as remaining,
    (select jsonb_build_object('id', b.id, 'amount', b.amount, 'currency', b.currency, 'units', b.units,
        'receipt_url', b.receipt_url, 'refunded_amount', b.refunded_amount)
      from (select ${purchaseColumns} from ${purchaseTables}) b
      where b.id = coalesce(k.overage_purchase_id, case when w.origin = 'purchase' then w.purchase_id end)) as purchase,
    (select to_jsonb(q) from public.refund_requests q where q.session_id = k.session_id
      order by q.created_at desc limit 1) as request,
    app.refund_request_open(k.session_id, null) as can_ask_refund
  from public.entitlement_consumptions k
  left join public.subscription_usage u on u.id = k.usage_id
  left join public.subscription_plans p on p.id = u.plan_id
  left join public.overage_credits w on w.id = k.credit_id
  where k.session_id = ${sessionId} and k.status = 'committed'
  limit 1`;

/** One consult with everything that its room shows, in one query; undefined when the viewer may not see it. */
export async function selectDetail(trx: Transaction, sessionId: string, userId: string): Promise<DetailRow | undefined> {
  const { rows } = await sql<DetailRow>`
    select ${columns}, o.full_name as owner_name, to_jsonb(p) as pet,
      case when c.owner_id = ${userId} then 'owner' when c.vet_id = ${userId} or not app.is_admin() then 'vet' else 'admin' end as role,
      case when v.id is not null then
        jsonb_build_object('id', v.id, 'display_name', v.display_name, 'licence', v.licence, 'country', v.country) end as vet,
      case when c.status = 'waiting' then public.fn_queue_ahead(c.id) end as ahead,
      coalesce((
        select jsonb_agg(to_jsonb(h) order by h.created_at desc) from (
          select e.id, e.type, e.status, e.text, e.created_at, e.ended_at from public.chat_sessions e
          where e.pet_id = c.pet_id and e.id <> c.id and e.created_at < c.created_at
          order by e.created_at desc limit 10
        ) h
      ), '[]') as history,
      (select to_jsonb(r) from (${receipt(sql`c.id`)}) r) as receipt
    from public.chat_sessions c
    left join public.people o on o.id = c.owner_id
    left join public.pets p on p.id = c.pet_id
    left join public.vets v on v.id = c.vet_id
    where c.id = ${sessionId}`.execute(trx);
  return rows[0];
}

export async function selectReceipt(trx: Transaction, sessionId: string): Promise<ReceiptRow | null> {
  const { rows } = await sql<ReceiptRow>`${receipt(sql`${sessionId}`)}`.execute(trx);
  return rows[0] ?? null;
}
