import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

export interface AlertRow {
  /** A bigint, which comes as text. */
  id: string;
  kind: string;
  subject: string;
  details: Record<string, unknown>;
  raised_at: Date;
}

export async function selectOpenAlerts(trx: Transaction): Promise<AlertRow[]> {
  const { rows } = await sql<AlertRow>`
    select id, kind, subject, details, raised_at from public.alerts
    where resolved_at is null order by raised_at desc, id desc limit 200`.execute(trx);
  return rows;
}

/** What must never be. Its details hold whole rows, so they stay inside. */
export async function selectViolations(trx: Transaction): Promise<{ violation: string; subject: string }[]> {
  const { rows } = await sql<{ violation: string; subject: string }>`
    select violation, subject from app.audit_invariants() order by violation, subject limit 200`.execute(trx);
  return rows;
}

export async function resolveOpenAlert(trx: Transaction, id: number): Promise<void> {
  await sql`select public.fn_resolve_alert(${id})`.execute(trx);
}
