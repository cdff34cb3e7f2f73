import { z } from "zod";

/** The Postgres channel on which processes tell each other what changed. */
export const CHANNEL = "callavet";

/**
 * One notification. `session:<id>`: look at the session and its messages again; `user:<id>`: the person's subscription
 * changed; `queue`: the vets' queue changed; `pricing`: what is sold changed. `origin` is the process that has already told its own sockets.
 */
export const notification = z.object({
  topic: z.string(),
  kind: z.string(),
  origin: z.string().optional(),
  data: z.unknown().optional(),
});
export type Notification = z.infer<typeof notification>;

/** What `me.events` tells a person's own pages. */
export const meEvent = z.object({ kind: z.enum(["ready", "subscription", "session"]), sessionId: z.uuid().nullable() });
/** What `sessions.queueEvents` tells a vet's page: read the queue again. */
export const queueEvent = z.object({ kind: z.enum(["ready", "changed"]) });
