import { sessionEndedJob } from "@callavet/shared/jobs/session-ended.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { writeReceipt } from "./session-ended.queries.ts";

export default defineTask(sessionEndedJob, async ({ sessionId }, { db, log }) => {
  const written = await asService(db, (trx) => writeReceipt(trx, sessionId));
  log.debug({ sessionId, written }, "receipt of a consult");
});
