import { draftConsultSweepJob } from "@callavet/shared/jobs/draft-consult-sweep.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { requeueDrafts } from "./draft-consult.queries.ts";

export default defineTask(draftConsultSweepJob, async (_payload, { db, log }) => {
  const queued = await asService(db, (trx) => requeueDrafts(trx));
  if (queued > 0) log.info({ queued }, "forgotten drafts were queued");
});
