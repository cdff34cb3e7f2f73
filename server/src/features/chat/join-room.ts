import type { ChatEvent } from "@callavet/shared/contract/chat.ts";
import { toMessage } from "../../rows/message.ts";
import { selectSession } from "../../rows/session.queries.ts";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { messagesAfter } from "../../rows/message.queries.ts";
import { participantOf, requireParticipant } from "./participant.ts";

const AT_ONCE = 200;

type Told = TrackedEnvelope<ChatEvent>;

/**
 * Listens first, then reads what came after `lastEventId`, then goes on: by number, nothing twice, nothing lost.
 *
 * Every event carries the number of the last message told so far as its id: tRPC's client keeps the id of the last event,
 * and forgets it when one comes without, so that events of presence would lose the place.
 */
export async function* joinRoom(
  ctx: PersonContext,
  input: { sessionId: string; lastEventId?: string | null | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<Told> {
  const { sessionId } = input;
  let seq = readCursor(input.lastEventId);
  const before = await requireParticipant(ctx, sessionId);
  const { feed, room } = ctx.services.rooms.join(before.session, ctx.userId, before.role, signal);
  using _ = feed;

  const page = () => ctx.transaction((trx) => messagesAfter(trx, sessionId, seq, AT_ONCE));
  async function* tell(rows: Awaited<ReturnType<typeof page>>): AsyncGenerator<Told> {
    for (;;) {
      for (const row of rows) {
        seq = row.seq;
        yield tracked(String(seq), { kind: "message", message: toMessage(row) });
      }
      if (rows.length < AT_ONCE) return;
      rows = await page();
    }
  }

  // The state is read again now that nothing can be missed any more.
  const now = await ctx.transaction(async (trx) => ({
    row: await selectSession(trx, sessionId),
    messages: await messagesAfter(trx, sessionId, seq, AT_ONCE),
  }));
  const { session } = participantOf(now.row, ctx.userId);
  // A place past the end is that of another day's database: nothing after it would ever be told.
  seq = Math.min(seq, session.lastSeq);
  yield tracked(String(seq), { kind: "session", session });
  yield tracked(String(seq), { kind: "presence", ...room.presence(Date.now()) });
  yield* tell(now.messages);

  for await (const event of feed) {
    if (event.kind === "message") {
      if (event.message.seq <= seq) continue;
      if (event.message.seq > seq + 1) {
        yield* tell(await page());
        continue;
      }
      seq = event.message.seq;
    }
    yield tracked(String(seq), event);
  }
}

function readCursor(lastEventId: string | null | undefined): number {
  if (!lastEventId) return 0;
  if (!/^\d{1,9}$/.test(lastEventId)) throw refuse(400, "input_invalid", { field: "lastEventId" });
  return Number(lastEventId);
}
