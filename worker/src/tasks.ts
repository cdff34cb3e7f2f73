import type { DefinedTask } from "./kit/define-task.ts";
import draftConsult from "./tasks/draft-consult.ts";
import draftConsultSweep from "./tasks/draft-consult-sweep.ts";
import embedDocuments from "./tasks/embed-documents.ts";
import expireCheckouts from "./tasks/expire-checkouts.ts";
import pricingSync from "./tasks/pricing-sync.ts";
import resolveSecondSubscription from "./tasks/resolve-second-subscription.ts";
import sessionEnded from "./tasks/session-ended.ts";
import sessionStarted from "./tasks/session-started.ts";
import stripeEvent from "./tasks/stripe-event.ts";
import stripeEventsCatchUp from "./tasks/stripe-events-catch-up.ts";
import sweepReservations from "./tasks/sweep-reservations.ts";
import unlockStuckJobs from "./tasks/unlock-stuck-jobs.ts";

/** Every task of `tasks/`, each under its file's name, as the graphile-worker CLI finds them too. */
export const allTasks: readonly DefinedTask[] = [
  draftConsult,
  draftConsultSweep,
  embedDocuments,
  expireCheckouts,
  pricingSync,
  resolveSecondSubscription,
  sessionEnded,
  sessionStarted,
  stripeEvent,
  stripeEventsCatchUp,
  sweepReservations,
  unlockStuckJobs,
];
