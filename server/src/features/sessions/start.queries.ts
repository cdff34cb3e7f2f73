import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { ConsumptionRow } from "../../rows/consumption.ts";
import { creditRemaining } from "../../rows/credit.queries.ts";
import type { OverageItemRow } from "../../rows/overage-item.ts";
import type { SessionRow } from "../../rows/session.ts";

export interface StartedRow {
  session: SessionRow;
  consumption: ConsumptionRow | null;
  created: boolean;
}

export interface StartArguments {
  type: "chat" | "video";
  petId: string | null;
  text: string;
  language: string | null;
  requestId: string | null;
  urgency: string;
  redFlags: string[];
}

export async function startSession(trx: Transaction, start: StartArguments): Promise<StartedRow> {
  const { rows } = await sql<StartedRow>`
    select to_jsonb(f.session) as session, to_jsonb(f.consumption) as consumption, f.created
    from public.fn_start_session(${start.type}, ${start.petId}, ${start.text}, ${start.language}, ${start.requestId},
      ${start.urgency}, ${start.redFlags}) f`.execute(trx);
  const row = rows[0];
  if (!row) throw new Error("fn_start_session gave no row");
  // A composite of nothing but nulls is no consumption either.
  return { ...row, consumption: row.consumption?.id ? row.consumption : null };
}

export interface ExtrasRow {
  credit: { id: string; remaining: number; expires_at: string | null } | null;
  items: OverageItemRow[];
}

export const noExtras: ExtrasRow = { credit: null, items: [] };

/** The usual start, paid by the plan, needs none. */
export const needsExtras = ({ session, consumption }: StartedRow): boolean =>
  session.status === "pending_payment" || Boolean(consumption?.credit_id);

/** What the answer says beside the session: the credit that was drawn, or what would pay. */
export async function selectExtras(trx: Transaction, { session, consumption }: StartedRow): Promise<ExtrasRow> {
  const creditId = consumption?.credit_id ?? null;
  const { rows } = await sql<ExtrasRow>`
    select
      (select jsonb_build_object('id', c.id, 'remaining', ${creditRemaining},
        'expires_at', c.expires_at) from public.overage_credits c where c.id = ${creditId}) as credit,
      (select coalesce(jsonb_agg(jsonb_build_object('code', i.code, 'type', i.type, 'name_es', i.name_es, 'name_en', i.name_en,
        'units', i.units, 'amount', i.amount, 'currency', i.currency) order by i.position, i.code), '[]')
       from public.overage_items i
       where i.active and i.type = ${session.type} and ${session.status === "pending_payment"}) as items`.execute(trx);
  return rows[0] ?? noExtras;
}
