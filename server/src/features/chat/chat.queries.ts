import type { Transaction } from "@callavet/shared/node/database.ts";
import { CompiledQuery, sql } from "kysely";
import { messageColumns, type MessageRow } from "../../rows/message.ts";
import { refuse } from "../../trpc/refuse.ts";

const USUAL = 50;

const SEND =
  "select session_id, seq, client_id, sender_id, sender_role, body, created_at from public.fn_send_message($1, $2, $3)";

/** One statement, written once; participation, order and repetition are decided by `fn_send_message`. */
export async function sendMessage(trx: Transaction, sessionId: string, clientId: string, body: string): Promise<MessageRow> {
  const { rows } = await trx.executeQuery<MessageRow>(CompiledQuery.raw(SEND, [sessionId, clientId, body]));
  if (!rows[0]) throw new Error("fn_send_message gave nothing");
  return rows[0];
}

/** @returns up to which message the person has read now. */
export async function markRead(trx: Transaction, sessionId: string, seq: number): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select public.fn_mark_read(${sessionId}, ${seq}) as seq`.execute(trx);
  return rows[0]?.seq ?? 0;
}

interface HistoryInput {
  sessionId: string;
  beforeSeq?: number | undefined;
  afterSeq?: number | undefined;
  limit?: number | undefined;
}

/** @throws ReasonError 404 when the viewer may not see the session. */
export async function readHistory(trx: Transaction, input: HistoryInput): Promise<{ rows: MessageRow[]; hasMore: boolean }> {
  const limit = input.limit ?? USUAL;
  const rising = input.afterSeq !== undefined;
  let query = trx
    .selectFrom("chat_messages")
    .select(messageColumns)
    .where("session_id", "=", input.sessionId)
    .orderBy("seq", rising ? "asc" : "desc")
    .limit(limit + 1);
  if (input.afterSeq !== undefined) query = query.where("seq", ">", input.afterSeq);
  if (input.beforeSeq !== undefined) query = query.where("seq", "<", input.beforeSeq);
  const rows = await query.execute();
  if (rows.length === 0) await requireVisible(trx, input.sessionId);
  const shown = rows.slice(0, limit);
  return { rows: rising ? shown : shown.toReversed(), hasMore: rows.length > limit };
}

async function requireVisible(trx: Transaction, sessionId: string): Promise<void> {
  const found = await trx.selectFrom("chat_sessions").select("id").where("id", "=", sessionId).executeTakeFirst();
  if (!found) throw refuse(404, "session_not_found");
}
