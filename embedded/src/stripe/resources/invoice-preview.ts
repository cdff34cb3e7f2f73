import type { Stripe } from "stripe";
import { pendingDrafts, periodDrafts, makeInvoice } from "../flows/make-invoice.ts";
import { periodEnd, recurringOf } from "../flows/period.ts";
import { type PlanChange, planChange } from "../flows/plan-change.ts";
import { prorate } from "../flows/prorate.ts";
import { inPhase } from "../flows/schedules.ts";
import { scheduledEnd } from "../flows/scheduled-end.ts";
import { newId } from "../ids.ts";
import type { Draft } from "../objects/invoice-line.ts";
import { endpoint } from "../wire/endpoint.ts";
import { invalid } from "../wire/errors.ts";
import { bool, integer, list, oneOf, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { cancelAt, trialEnd } from "./subscription-params.ts";

type Subscription = Of<"subscription">;

const details = params<Stripe.InvoiceCreatePreviewParams.SubscriptionDetails>()({
  items: list(
    params<Stripe.InvoiceCreatePreviewParams.SubscriptionDetails.Item>()({
      id: text.optional(),
      price: text.optional(),
      quantity: integer.optional(),
    }),
  ).optional(),
  proration_behavior: oneOf("always_invoice", "create_prorations", "none").optional(),
  proration_date: integer.optional(),
  trial_end: trialEnd.optional(),
  cancel_at: cancelAt.optional(),
  cancel_at_period_end: bool.optional(),
  cancel_now: bool.optional(),
});
const previewParams = params<Stripe.InvoiceCreatePreviewParams>()({
  customer: text.optional(),
  subscription: text,
  subscription_details: details.optional(),
});

/** The invoice that the change would make, by the same hand that makes it: nothing of it is kept. */
export const createPreview = endpoint("POST", "/v1/invoices/create_preview", previewParams, ({ world, params: given }) => {
  const current = world.store.get("subscription", given.subscription, "subscription");
  if (given.customer !== undefined && given.customer !== current.customer)
    throw invalid(`No such subscription: '${current.id}'`, "subscription", "resource_missing");
  if (current.ended_at !== null) throw nothingComes(current);
  const wish = given.subscription_details ?? {};
  const now = world.now(current.customer);
  if (wish.cancel_now)
    return preview(world, current, creditsOf(world, current, wish.proration_date ?? now), "subscription_update");
  const change = planChange(world, current, {
    items: wish.items,
    behavior: wish.proration_behavior ?? "create_prorations",
    date: wish.proration_date,
    trialEnd: wish.trial_end === "now" ? now : wish.trial_end,
  });
  const prorations = change.prorations.map(({ draft }) => draft);
  const waiting = pendingDrafts(world.store, current.id);
  if (change.billed)
    return preview(world, change.subscription, [...waiting, ...prorations, ...change.periods], "subscription_update");
  const ending = { ...change.subscription, ...scheduledEnd(current, change.subscription.items.data, wish, now) };
  const { next, at } = nextPeriod(world, ending);
  if (ending.cancel_at !== null && ending.cancel_at <= at && waiting.length + prorations.length === 0)
    throw nothingComes(current);
  const periods = ending.cancel_at !== null && ending.cancel_at <= at ? [] : periodDrafts(world.store, next);
  return preview(world, next, [...waiting, ...prorations, ...periods], "upcoming", at);
});

function preview(
  world: World,
  subscription: PlanChange["subscription"],
  drafts: Draft[],
  reason: Of<"invoice">["billing_reason"],
  at = world.now(subscription.customer),
): Of<"invoice"> {
  const invoice = makeInvoice(world.store, { subscription, reason, drafts, number: "", now: at, id: newId("upcoming_in_1") });
  return {
    ...invoice,
    status: "draft",
    number: null,
    hosted_invoice_url: null,
    effective_at: null,
    next_payment_attempt: at,
    status_transitions: { ...invoice.status_transitions, finalized_at: null },
    webhooks_delivered_at: null,
  };
}

/** The period after the one that runs, with the plan that a schedule brings; a trial ends with it. */
function nextPeriod(world: World, running: Subscription): { next: Subscription; at: number } {
  const at = Math.min(...running.items.data.map((item) => item.current_period_end));
  const schedule = running.schedule ? world.store.find("subscription_schedule", running.schedule) : undefined;
  const phase = schedule?.phases.find(({ start_date }) => start_date === at);
  const subscription = phase ? inPhase(world, running, phase) : running;
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: at,
    current_period_end: periodEnd(subscription.billing_cycle_anchor, recurringOf(item.price), at),
  }));
  const status = subscription.status === "trialing" ? "active" : subscription.status;
  return { at, next: { ...subscription, status, items: { ...subscription.items, data } } };
}

function creditsOf(world: World, current: Subscription, at: number): Draft[] {
  return current.items.data.flatMap((item) => prorate(world, current, item, null, at).map(({ draft }) => draft));
}

function nothingComes(subscription: Subscription) {
  return invalid(`No upcoming invoices for customer: ${subscription.customer}`, undefined, "invoice_upcoming_none");
}
