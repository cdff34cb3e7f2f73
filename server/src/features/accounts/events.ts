import type { meEvent } from "@callavet/shared/contract/realtime.ts";
import type { z } from "zod";
import { userProcedure } from "../../trpc/procedures.ts";

type MeEvent = z.infer<typeof meEvent>;

/** Tells a person's own pages that the plan or a consult changed; `ready` comes first, when nothing can be missed any more. */
export const events = userProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<MeEvent> {
  using feed = ctx.services.hub.feed(`user:${ctx.userId}`, signal);
  yield { kind: "ready", sessionId: null };
  for await (const event of feed) {
    if (event.kind === "subscription") yield { kind: "subscription", sessionId: null };
    if (event.kind === "session") yield { kind: "session", sessionId: event.sessionId };
  }
});
