import { z } from "zod";

/**
 * A consult ended with care: draft its summary and plan for the vet. Queued by SQL in the same transaction. `tries` counts
 * what came before this job, when a service said how long to wait and the job was queued anew for then.
 */
export const draftConsultJob = {
  name: "draft-consult",
  payload: z.object({ sessionId: z.uuid(), tries: z.int().min(0).default(0) }),
} as const;
