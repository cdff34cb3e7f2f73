import { unlockStuckJobsJob } from "@callavet/shared/jobs/unlock-stuck-jobs.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { unlockStuckJobs } from "./unlock-stuck-jobs.queries.ts";

/** No task of ours is at work for so long; and each is safe to repeat, should one be after all. */
const STUCK = "10 minutes";

export default defineTask(unlockStuckJobsJob, async (_payload, { db, log }) => {
  const unlocked = await asService(db, (trx) => unlockStuckJobs(trx, STUCK));
  if (unlocked > 0) log.warn({ unlocked }, "jobs of a dead worker given back");
});
