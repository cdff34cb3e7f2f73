import type { Transaction } from "@callavet/shared/node/database.ts";
import { sessionColumns, type SessionRow } from "./session.ts";

/** One consult, if the viewer may see it. */
export function selectSession(trx: Transaction, sessionId: string): Promise<SessionRow | undefined> {
  return trx.selectFrom("chat_sessions").select(sessionColumns).where("id", "=", sessionId).executeTakeFirst();
}
