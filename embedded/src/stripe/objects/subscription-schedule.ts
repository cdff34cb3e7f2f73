import { newId } from "../ids.ts";
import type { Of } from "../wire/stored.ts";

type Schedule = Of<"subscription_schedule">;
export type Phase = Schedule["phases"][number];

interface PhaseGiven {
  items: { price: string; quantity: number }[];
  currency: string;
  start: number;
  end: number;
  prorationBehavior: "always_invoice" | "create_prorations" | "none";
  metadata?: Phase["metadata"];
  trialEnd?: number | null;
}

export function phaseObject(given: PhaseGiven): Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency: given.currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: given.end,
    invoice_settings: null,
    items: given.items.map(({ price, quantity }) => ({
      billing_thresholds: null,
      discounts: [],
      metadata: {},
      plan: price,
      price,
      quantity,
      tax_rates: [],
    })),
    metadata: given.metadata ?? {},
    on_behalf_of: null,
    proration_behavior: given.prorationBehavior,
    start_date: given.start,
    transfer_data: null,
    trial_end: given.trialEnd ?? null,
  };
}

/** A schedule for what runs already: one phase, which is the current period. */
export function scheduleObject(subscription: Of<"subscription">, now: number): Schedule {
  const items = subscription.items.data;
  const start = Math.min(...items.map((item) => item.current_period_start));
  const end = subscription.cancel_at ?? Math.min(...items.map((item) => item.current_period_end));
  const phase = phaseObject({
    items: items.map(({ price, quantity = 1 }) => ({ price: price.id, quantity })),
    currency: subscription.currency,
    start,
    end,
    prorationBehavior: "create_prorations",
    metadata: subscription.metadata,
    trialEnd: subscription.status === "trialing" ? subscription.trial_end : null,
  });
  return {
    id: newId("sub_sched_1"),
    object: "subscription_schedule",
    application: null,
    billing_mode: subscription.billing_mode,
    canceled_at: null,
    completed_at: null,
    created: now,
    current_phase: { start_date: start, end_date: end },
    customer: subscription.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      billing_cycle_anchor: "automatic",
      billing_thresholds: null,
      collection_method: "charge_automatically",
      default_payment_method: subscription.default_payment_method,
      description: subscription.description,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: "self" },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: subscription.cancel_at === null ? "release" : "cancel",
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [phase],
    released_at: null,
    released_subscription: null,
    status: "active",
    subscription: subscription.id,
    test_clock: subscription.test_clock,
  };
}
