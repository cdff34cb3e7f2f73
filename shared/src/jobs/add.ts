import type { Kysely } from "kysely";
import type { z } from "zod";
import type { DB } from "../node/db.gen.ts";
import type { JobKind } from "./job.ts";

/**
 * Queues a job in the transaction that `trx` is: it exists if and when that transaction commits. A second job with the
 * same `key` replaces the first one that has not begun.
 *
 * @throws ZodError when the payload is not the job's: a wrong one never reaches the queue.
 */
export async function addJob<Payload extends z.ZodType>(
  trx: Kysely<DB>,
  job: JobKind<Payload>,
  payload: z.input<Payload>,
  key: string | null = null,
): Promise<void> {
  const parsed = JSON.stringify(job.payload.parse(payload));
  await trx.selectNoFrom((e) => e.fn("app.enqueue", [e.val(job.name), e.val(parsed), e.val(key)]).as("queued")).execute();
}
