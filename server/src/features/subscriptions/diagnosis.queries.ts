import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

interface DatabaseRow {
  version: string;
  migrations: number;
}

export async function selectDatabase(trx: Transaction): Promise<DatabaseRow> {
  const { rows } = await sql<DatabaseRow>`
    select current_setting('server_version') as version, app.migrations() as migrations`.execute(trx);
  if (!rows[0]) throw new Error("the database does not know its version");
  return rows[0];
}

interface ViewerRow {
  currentUser: string;
  role: string;
  uid: string | null;
  claims: Record<string, unknown>;
  isVet: boolean;
  isAdmin: boolean;
}

export async function selectViewer(trx: Transaction): Promise<ViewerRow> {
  const { rows } = await sql<ViewerRow>`
    select current_user::text as "currentUser", current_setting('role') as role, auth.uid() as uid,
      current_setting('request.jwt.claims')::jsonb as claims, app.is_vet() as "isVet", app.is_admin() as "isAdmin"`.execute(trx);
  if (!rows[0]) throw new Error("the transaction has no viewer");
  return rows[0];
}

interface PeriodRow {
  id: string;
  period_start: Date;
  period_end: Date;
  covers: boolean;
  frozen: boolean;
}

/** The latest periods; `covers`: it is now. */
export async function selectPeriods(trx: Transaction, userId: string): Promise<PeriodRow[]> {
  const { rows } = await sql<PeriodRow>`
    select u.id, u.period_start, u.period_end, u.period_start <= now() and u.period_end > now() as covers, u.frozen
    from public.subscription_usage u
    where u.user_id = ${userId}
    order by u.period_end desc limit 50`.execute(trx);
  return rows;
}
