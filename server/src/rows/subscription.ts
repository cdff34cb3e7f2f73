import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { iso, isoOrNull } from "./times.ts";

export interface SubscriptionRow {
  id: string;
  plan_code: string;
  name_es: string;
  name_en: string;
  status: string;
  current_period_start: Date;
  current_period_end: Date;
  cancel_at: Date | null;
  cancel_at_period_end: boolean;
  stub: boolean;
  amount: number | null;
  currency: string | null;
  interval: string | null;
  created_at: Date;
}

const LIVE = ["active", "trialing", "past_due"];

export function toSubscription(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    planCode: row.plan_code,
    planName: { es: row.name_es, en: row.name_en },
    status: row.status,
    live: LIVE.includes(row.status),
    currentPeriodStart: iso(row.current_period_start),
    currentPeriodEnd: iso(row.current_period_end),
    // Stripe says it in one of two fields.
    cancelAt: isoOrNull(row.cancel_at ?? (row.cancel_at_period_end ? row.current_period_end : null)),
    stub: row.stub,
    amount: row.amount,
    currency: row.currency,
    interval: row.interval === "month" || row.interval === "year" ? row.interval : null,
    createdAt: iso(row.created_at),
  };
}
