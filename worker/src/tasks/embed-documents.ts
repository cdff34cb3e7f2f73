import { embedDocumentsJob } from "@callavet/shared/jobs/embed-documents.ts";
import { EmbeddingError } from "@callavet/shared/node/search/embedder.ts";
import { defineTask } from "../kit/define-task.ts";
import { backfill } from "../search/backfill.ts";

export default defineTask(embedDocumentsJob, async (_payload, { db, embedders, log }, { abortSignal }) => {
  try {
    await backfill({ db, embedders, log, signal: abortSignal });
  } catch (error) {
    if (!(error instanceof EmbeddingError)) throw error;
    // The sweep comes back in five minutes. A failed job would wait ever longer, and keep a write's job from being queued.
    log.warn({ error: error.message }, "the embedder is away: documents wait");
  }
});
