import type { Stripe } from "stripe";
import type { Stored } from "../wire/stored.ts";

export const DEFAULT_CONFIGURATION = "bpc_stand_in";

/** What the stand-in's portal can do; there is one, and it is not to be changed. */
export function portalConfiguration(): Stored<Stripe.BillingPortal.Configuration> {
  return {
    id: DEFAULT_CONFIGURATION,
    object: "billing_portal.configuration",
    active: true,
    application: null,
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    created: 0,
    default_return_url: null,
    features: {
      customer_update: { allowed_updates: [], enabled: false },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true, payment_method_configuration: null },
      subscription_cancel: {
        cancellation_reason: { enabled: false, feedback_options: null, options: [] },
        enabled: true,
        mode: "at_period_end",
        proration_behavior: "none",
      },
      subscription_pause: { duration: { interval_options: [], type: "indefinite" }, enabled: false },
      subscription_update: {
        billing_cycle_anchor: "unchanged",
        default_allowed_updates: ["price"],
        enabled: true,
        products: null,
        proration_behavior: "always_invoice",
        schedule_at_period_end: { conditions: [{ type: "decreasing_item_amount" }, { type: "shortening_interval" }] },
        trial_update_behavior: "continue_trial",
      },
    },
    is_default: true,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: {},
    name: null,
    updated: 0,
  };
}
