import type { queueEvent } from "@callavet/shared/contract/realtime.ts";
import type { z } from "zod";
import { vetProcedure } from "../../trpc/procedures.ts";

type QueueEvent = z.infer<typeof queueEvent>;

/** Tells a vet's page to read the queue again; `ready` comes first, when nothing can be missed any more. */
export const queueEvents = vetProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<QueueEvent> {
  // The transaction's own guard asks Postgres for the role.
  await ctx.transaction(async () => {});
  using feed = ctx.services.hub.feed("queue", signal);
  yield { kind: "ready" };
  for await (const event of feed) if (event.kind === "changed") yield { kind: "changed" };
});
