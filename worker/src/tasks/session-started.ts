import { sessionStartedJob } from "@callavet/shared/jobs/session-started.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { notifyVetsOfSession } from "./session-started.queries.ts";

export default defineTask(sessionStartedJob, async ({ sessionId }, { db, log }) => {
  const vets = await asService(db, (trx) => notifyVetsOfSession(trx, sessionId));
  log.debug({ sessionId, vets }, "vets told of a waiting consult");
});
