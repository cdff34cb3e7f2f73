import type { Language } from "@callavet/shared/contract/common.ts";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { both, day, money } from "../../lib/format.ts";

type Key = "ends" | "trial" | "renews" | "renewsPlain" | "next" | "nextPrice";
type Line = readonly [`billing.${Key}`, Partial<Record<"date" | "price" | "plan", string>>];

/** A payment for it could not be taken. */
export const isTroubled = ({ status }: Subscription): boolean => status === "past_due" || status === "unpaid";

export function planPrice({ amount, currency, interval }: Subscription, tongue: Language) {
  if (amount === null || currency === null) return null;
  const key = interval === "year" ? ("billing.priceYear" as const) : ("billing.price" as const);
  return { key, values: { price: money(amount, currency, tongue) } };
}

/** What happens next to the plan, and when: its end, its trial's end, its renewal, the change that was planned. */
export function planWords(subscription: Subscription, tongue: Language): Line[] {
  const { cancelAt, trialEnd, next, status, currentPeriodEnd, amount, currency } = subscription;
  if (cancelAt) return [["billing.ends", { date: day(cancelAt, tongue) }]];
  const price = amount !== null && currency !== null ? money(amount, currency, tongue) : null;
  if (next) {
    const values = { date: day(next.at, tongue), plan: both(next.planName, tongue) };
    return next.amount !== null && currency !== null
      ? [["billing.nextPrice", { ...values, price: money(next.amount, currency, tongue) }]]
      : [["billing.next", values]];
  }
  if (status === "trialing" && trialEnd && price) return [["billing.trial", { date: day(trialEnd, tongue), price }]];
  if (isTroubled(subscription)) return [];
  const date = day(currentPeriodEnd, tongue);
  return price ? [["billing.renews", { date, price }]] : [["billing.renewsPlain", { date }]];
}

export function planTone(subscription: Subscription): "sage" | "lamp" | "plain" {
  const { cancelAt, status } = subscription;
  if (cancelAt || isTroubled(subscription) || status === "incomplete") return "lamp";
  return status === "active" || status === "trialing" ? "sage" : "plain";
}
