import { draftConsultJob } from "@callavet/shared/jobs/draft-consult.ts";
import { DraftError, inputSha256 } from "@callavet/shared/node/ai/drafter.ts";
import { asService } from "@callavet/shared/node/database.ts";
import { defineTask } from "../kit/define-task.ts";
import { failDraft, selectMaterial, storeDraft } from "./draft-consult.queries.ts";

/** With the queue's growing pauses about four minutes: by then the vet should rather write than wait. */
const TRIES = 6;
/** Longer than this nobody waits for a service. */
const LONGEST_WAIT = 10 * 60_000;

/** Logs hold the consult's id, the model and codes; never what people or a model wrote. */
export default defineTask(draftConsultJob, async ({ sessionId, tries }, { db, drafter, log }, { job, addJob }) => {
  const material = await asService(db, (trx) => selectMaterial(trx, sessionId));
  if (!material) return;
  try {
    // No transaction is held while a model thinks.
    const content = await drafter.draft(material);
    const stored = await asService(db, (trx) => storeDraft(trx, sessionId, content, drafter, inputSha256(material)));
    log.info({ sessionId, model: drafter.model, stored }, "a consult was drafted");
  } catch (error) {
    if (!(error instanceof DraftError)) throw error;
    const made = tries + job.attempts;
    const wait = error.after !== null && error.after <= LONGEST_WAIT ? error.after : null;
    if (!error.retryable || made >= TRIES || (error.after !== null && wait === null)) {
      log.warn({ sessionId, model: drafter.model, failure: error.failure, tries: made }, "a consult could not be drafted");
      await asService(db, (trx) => failDraft(trx, sessionId, error.failure));
      return;
    }
    if (wait === null) throw error;
    // The service said when: another job for then, which counts on.
    await addJob(
      job.task_identifier,
      { sessionId, tries: made },
      { jobKey: `draft-consult:${sessionId}`, runAt: new Date(Date.now() + wait) },
    );
  }
});
