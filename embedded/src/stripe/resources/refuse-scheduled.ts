import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";

interface Given {
  items?: unknown;
  trial_end?: unknown;
  cancel_at?: unknown;
  cancel_at_period_end?: unknown;
}

/** While a schedule says what comes, the subscription itself is not to say otherwise. */
export function refuseScheduled({ schedule }: Of<"subscription">, given: Given): void {
  if (schedule === null) return;
  const ends = given.cancel_at !== undefined || given.cancel_at_period_end !== undefined;
  const what = ends
    ? "any cancelation behavior"
    : given.items !== undefined || given.trial_end !== undefined
      ? "any items or trial"
      : null;
  if (what === null) return;
  throw invalid(
    `The subscription is managed by the subscription schedule \`${schedule}\`, and updating ${what} directly is not allowed. Please update the schedule instead.`,
    ends ? (given.cancel_at === undefined ? "cancel_at_period_end" : "cancel_at") : "items",
  );
}
