import type { Item } from "../objects/subscription-item.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";

type Subscription = Of<"subscription">;
type Ending = Partial<Pick<Subscription, "cancel_at" | "cancel_at_period_end" | "canceled_at" | "cancellation_details">>;

interface Given {
  cancel_at?: "" | "min_period_end" | "max_period_end" | number | undefined;
  cancel_at_period_end?: boolean | undefined;
}

const UNPLANNED: Ending = { cancel_at: null, cancel_at_period_end: false, canceled_at: null };

/** Setting or clearing the scheduled end. `cancel_at` by itself leaves `cancel_at_period_end` false, as the portal does. */
export function scheduledEnd(current: Subscription, items: Item[], given: Given, now: number): Ending {
  const details = { comment: null, feedback: null, feedback_option: null, ...current.cancellation_details };
  const planned = { canceled_at: now, cancellation_details: { ...details, reason: "cancellation_requested" as const } };
  const unplanned = { ...UNPLANNED, cancellation_details: { ...details, reason: null } };
  const ends = items.map((item) => item.current_period_end);
  if (given.cancel_at !== undefined) {
    if (given.cancel_at === "") return current.cancel_at === null ? {} : unplanned;
    const at =
      given.cancel_at === "min_period_end"
        ? Math.min(...ends)
        : given.cancel_at === "max_period_end"
          ? Math.max(...ends)
          : given.cancel_at;
    if (at <= now) throw invalid("`cancel_at` must be a timestamp in the future.", "cancel_at");
    return { ...planned, cancel_at: at, cancel_at_period_end: false };
  }
  if (given.cancel_at_period_end === undefined || given.cancel_at_period_end === current.cancel_at_period_end) {
    // A period that a change has moved takes the end with it.
    return current.cancel_at_period_end ? { cancel_at: Math.min(...ends) } : {};
  }
  if (!given.cancel_at_period_end) return unplanned;
  return { ...planned, cancel_at_period_end: true, cancel_at: Math.min(...ends) };
}
