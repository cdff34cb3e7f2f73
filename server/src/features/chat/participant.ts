import type { ChatRole } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { selectSession } from "../../rows/session.queries.ts";
import { toSession, type SessionRow } from "../../rows/session.ts";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";

export interface Participant {
  session: Session;
  role: ChatRole;
}

/** @throws ReasonError 404 when the caller may not see the session, 403 when the caller may but has no part in it */
export function participantOf(row: SessionRow | undefined, userId: string): Participant {
  if (!row) throw refuse(404, "session_not_found");
  if (row.owner_id === userId) return { session: toSession(row), role: "owner" };
  if (row.vet_id === userId) return { session: toSession(row), role: "vet" };
  throw refuse(403, "not_a_participant");
}

export async function requireParticipant(ctx: PersonContext, sessionId: string): Promise<Participant> {
  return participantOf(await ctx.transaction((trx) => selectSession(trx, sessionId)), ctx.userId);
}

/** The same without asking Postgres while the caller listens in that room here: who loses the case is put out of it. */
export async function requireRole(ctx: PersonContext, sessionId: string): Promise<ChatRole> {
  return ctx.services.rooms.roleOf(sessionId, ctx.userId) ?? (await requireParticipant(ctx, sessionId)).role;
}
