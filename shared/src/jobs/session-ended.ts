import { z } from "zod";

/** A consult that had been in the queue is over: send its owner the receipt. Queued by SQL in the same transaction. */
export const sessionEndedJob = { name: "session-ended", payload: z.object({ sessionId: z.uuid() }) } as const;
