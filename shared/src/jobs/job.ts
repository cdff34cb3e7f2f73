import type { z } from "zod";

/** What a job is: its name in the queue, and the shape of its payload, parsed when it is queued and again when it runs. */
export interface JobKind<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
}
