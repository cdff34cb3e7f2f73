import { sweepReservationsJob } from "@callavet/shared/jobs/sweep-reservations.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { sweepReservations } from "./sweep-reservations.queries.ts";

/** Small enough that a transaction holds its locks for a moment only. */
const BATCH = 500;

export default defineTask(sweepReservationsJob, async (_payload, { db, log }, { abortSignal }) => {
  let total = 0;
  for (;;) {
    const swept = await asService(db, (trx) => sweepReservations(trx, BATCH));
    total += swept;
    if (swept === 0 || abortSignal.aborted) break;
  }
  if (total > 0) log.info({ swept: total }, "expired reservations released");
});
