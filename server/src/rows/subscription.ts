import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { iso, isoOrNull } from "./times.ts";

export interface SubscriptionRow {
  id: string;
  plan_code: string;
  name_es: string;
  name_en: string;
  status: string;
  live: boolean;
  current_period_start: Date;
  current_period_end: Date;
  cancel_at: Date | null;
  cancel_at_period_end: boolean;
  ended_at: Date | null;
  trial_end: Date | null;
  superseded: boolean;
  next_plan_code: string | null;
  next_name_es: string | null;
  next_name_en: string | null;
  next_amount: number | null;
  next_plan_at: Date | null;
  stub: boolean;
  amount: number | null;
  currency: string | null;
  interval: string | null;
  created_at: Date;
}

export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    planCode: row.plan_code,
    planName: { es: row.name_es, en: row.name_en },
    status: row.status,
    live: row.live,
    currentPeriodStart: iso(row.current_period_start),
    currentPeriodEnd: iso(row.current_period_end),
    // Stripe says it in one of two fields.
    cancelAt: isoOrNull(row.cancel_at ?? (row.cancel_at_period_end ? row.current_period_end : null)),
    endedAt: isoOrNull(row.ended_at),
    trialEnd: row.status === "trialing" ? isoOrNull(row.trial_end) : null,
    superseded: row.superseded,
    next: nextOf(row),
    stub: row.stub,
    amount: row.amount,
    currency: row.currency,
    interval: intervalOf(row.interval),
    createdAt: iso(row.created_at),
  };
}

export const intervalOf = (value: string | null): "month" | "year" | null =>
  value === "month" || value === "year" ? value : null;

function nextOf(row: SubscriptionRow): Subscription["next"] {
  if (row.next_plan_code === null || row.next_name_es === null || row.next_name_en === null) return null;
  return {
    planCode: row.next_plan_code,
    planName: { es: row.next_name_es, en: row.next_name_en },
    amount: row.next_amount,
    at: iso(row.next_plan_at ?? row.current_period_end),
  };
}
