import { invalid } from "../wire/errors.ts";

const DAY = 86_400;

export interface TrialGiven {
  trial_period_days?: number | undefined;
  trial_end?: "now" | number | undefined;
}

/** When a trial that is asked for ends, counted from `now`; undefined when there is none. */
export function trialEndOf(given: TrialGiven, now: number, param = ""): number | undefined {
  const { trial_period_days: days, trial_end: end } = given;
  const name = (key: string) => (param ? `${param}[${key}]` : key);
  if (days !== undefined && end !== undefined)
    throw invalid("You may only specify one of these parameters: trial_end, trial_period_days.", name("trial_end"));
  if (days !== undefined) {
    if (days < 0 || days > 730) throw invalid("The trial must last between 1 and 730 days.", name("trial_period_days"));
    return days === 0 ? undefined : now + days * DAY;
  }
  if (end === undefined || end === "now") return undefined;
  if (end <= now) throw invalid("The `trial_end` must be in the future.", name("trial_end"));
  return end;
}
