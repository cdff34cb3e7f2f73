import type { Of } from "../wire/stored.ts";

const DAY = 86_400;
/** Days between an attempt that failed and the next one. */
const RETRIES = [3, 5, 7];

/** A renewal is tried again by the calendar; a first payment is the buyer's own to repeat. */
export function firstRetry(invoice: Of<"invoice">, now: number): number | null {
  return invoice.billing_reason === "subscription_create" ? null : nextRetry(1, now);
}

/** Null when the last attempt failed. */
export function nextRetry(attempts: number, now: number): number | null {
  const days = RETRIES[attempts - 1];
  return days === undefined ? null : now + days * DAY;
}
