import { embedDocumentsJob } from "@callavet/shared/jobs/embed-documents.ts";
import { defineTask } from "../kit/define-task.ts";
import { backfill } from "../search/backfill.ts";

export default defineTask(embedDocumentsJob, async (_payload, { db, embedders, log }, { abortSignal }) => {
  await backfill({ db, embedders, log, signal: abortSignal });
});
