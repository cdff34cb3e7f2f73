import { embedDocumentsJob } from "@callavet/shared/jobs/embed-documents.ts";
import { EmbeddingError } from "@callavet/shared/node/search/embedder.ts";
import type { TaskContext } from "../kit/context.ts";
import { defineTask } from "../kit/define-task.ts";
import { backfill } from "../search/backfill.ts";

/** Of each worker that is at it: whether it was called again meanwhile. */
const atWork = new WeakMap<TaskContext, { again: boolean }>();

/**
 * One at a time in a worker: each write calls for it again while it goes on, and in a long backfill those calls would take
 * every place that Stripe's events and drafts are waiting for.
 */
export default defineTask(embedDocumentsJob, async (_payload, context, { abortSignal }) => {
  const busy = atWork.get(context);
  if (busy) {
    busy.again = true;
    return;
  }
  const { db, embedders, log } = context;
  const turn = { again: false };
  atWork.set(context, turn);
  try {
    do {
      turn.again = false;
      await backfill({ db, embedders, log, signal: abortSignal });
    } while (turn.again);
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    // The sweep comes back in five minutes. A failed job would wait ever longer, and keep a write's job from being queued.
    log.warn({ error: error.message }, "the embedder is away: documents wait");
  } finally {
    atWork.delete(context);
  }
});
