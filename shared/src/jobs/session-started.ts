import { z } from "zod";

/** A consult entered the queue: tell the vets who are not looking at it. Queued by SQL in the same transaction. */
export const sessionStartedJob = { name: "session-started", payload: z.object({ sessionId: z.uuid() }) } as const;
