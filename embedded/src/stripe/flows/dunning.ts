import type { Of } from "../wire/stored.ts";

const DAY = 86_400;
/** Days after the invoice at which a refused renewal is tried again. */
const RETRIES = [3, 8, 15];

/** What becomes of a subscription when the last retry failed too. */
export type AfterLastRetry = "cancel" | "unpaid" | "past_due";

/** The first retry that is still to come; null after the last. A first payment is the buyer's own to repeat. */
export function nextRetry(invoice: Of<"invoice">, now: number): number | null {
  if (invoice.billing_reason === "subscription_create") return null;
  return RETRIES.map((days) => invoice.created + days * DAY).find((at) => at > now) ?? null;
}
