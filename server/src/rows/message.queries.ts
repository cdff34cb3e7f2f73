import type { Transaction } from "@callavet/shared/node/database.ts";
import { messageColumns, type MessageRow } from "./message.ts";

/** Messages after `seq`, rising. */
export function messagesAfter(trx: Transaction, sessionId: string, seq: number, limit: number): Promise<MessageRow[]> {
  return trx
    .selectFrom("chat_messages")
    .select(messageColumns)
    .where("session_id", "=", sessionId)
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
}
