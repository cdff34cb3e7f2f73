import { CHANNEL } from "@callavet/shared/contract/realtime.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";

/** Many notifications in one transaction, which costs about as much as one. */
export async function notifyAll(trx: Transaction, payloads: string[]): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, payload) from unnest(${payloads}::text[]) as payload`.execute(trx);
}

/** Extends the leases of consults that somebody is connected to. */
export async function touchSessions(trx: Transaction, sessionIds: string[]): Promise<void> {
  await sql`select public.fn_touch_sessions(${sessionIds}::uuid[])`.execute(trx);
}
