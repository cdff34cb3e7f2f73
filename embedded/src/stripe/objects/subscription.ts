import { wireList } from "../wire/paging.ts";
import type { Of } from "../wire/stored.ts";
import type { Item } from "./subscription-item.ts";

type Subscription = Of<"subscription">;

interface Given {
  id: string;
  customer: string;
  currency: string;
  items: Item[];
  anchor: number;
  status: Subscription["status"];
  defaultPaymentMethod: string | null;
  metadata: Subscription["metadata"];
  description?: string | null | undefined;
  trial: { start: number; end: number } | null;
  missingMethod: "cancel" | "create_invoice";
  testClock: string | null;
  discounts: string[];
  now: number;
}

export function subscriptionObject(given: Given): Subscription {
  return {
    id: given.id,
    object: "subscription",
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: given.anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: "included" }, type: "flexible" },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: "charge_automatically",
    created: given.now,
    currency: given.currency,
    customer: given.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: given.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: given.description ?? null,
    discounts: given.discounts,
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: "self" } },
    items: wireList(`/v1/subscription_items?subscription=${given.id}`, given.items),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: "off" },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: given.now,
    status: given.status,
    test_clock: given.testClock,
    transfer_data: null,
    trial_end: given.trial?.end ?? null,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: given.missingMethod } },
    trial_start: given.trial?.start ?? null,
  };
}
