import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";

/** The owner's receipt, written once: which bucket paid, or that nothing did. False when it was written before. */
export async function writeReceipt(trx: Kysely<DB>, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`
    select app.queue_mail(session.owner_id, 'receipt', session.id::text,
      jsonb_build_object(
        'sessionId', session.id, 'type', session.type,
        'paidBy', case paid.source when 'subscription' then 'plan' when 'credit' then 'credit' when 'overage' then 'purchase' else 'nothing' end,
        'units', case when paid.id is null then 0 else 1 end,
        'planCode', plan.code,
        'planName', case when plan.id is not null then jsonb_build_object('es', plan.name_es, 'en', plan.name_en) end,
        'itemName', case when item.id is not null then jsonb_build_object('es', item.name_es, 'en', item.name_en) end,
        'periodEnd', to_char(usage.period_end at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'remaining', case session.type
          when 'chat' then usage.included_chats - usage.reserved_chats - usage.consumed_chats
          else usage.included_videos - usage.reserved_videos - usage.consumed_videos end)) as written
    from public.chat_sessions session
    left join public.entitlement_consumptions paid
      on paid.session_id = session.id and paid.type = session.type and paid.status = 'committed'
    left join public.subscription_usage usage on usage.id = paid.usage_id
    left join public.subscription_plans plan on plan.id = usage.plan_id
    left join public.overage_purchases bought on bought.id = paid.overage_purchase_id
    left join public.overage_items item on item.id = bought.item_id
    where session.id = ${sessionId} and session.ended_at is not null and session.queued_at is not null
  `.execute(trx);
  return rows[0]?.written ?? false;
}
