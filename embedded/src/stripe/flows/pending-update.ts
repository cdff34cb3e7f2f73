import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { voidInvoice } from "./void-invoice.ts";

type Subscription = Of<"subscription">;

/** How long a change waits for its payment. */
const PATIENCE = 23 * 3600;

/** The subscription as it was, with the change that waits for its invoice to be paid. */
export function withPending(world: World, before: Subscription, changed: Subscription, invoice: string): Subscription {
  const now = world.now(before.customer);
  return {
    ...before,
    latest_invoice: invoice,
    pending_update: {
      billing_cycle_anchor: changed.billing_cycle_anchor === before.billing_cycle_anchor ? null : changed.billing_cycle_anchor,
      cancel_at_period_end: null,
      discount: null,
      discounts: null,
      expires_at: now + PATIENCE,
      metadata: null,
      subscription_items: changed.items.data,
      trial_end: changed.trial_end === before.trial_end ? null : changed.trial_end,
      trial_from_plan: null,
    },
  };
}

/** Its invoice is paid: the change is made. */
export function applyPending(world: World, before: Subscription): void {
  const { pending_update: pending } = before;
  if (!pending) return;
  const after = world.store.put<Subscription>({
    ...before,
    pending_update: null,
    billing_cycle_anchor: pending.billing_cycle_anchor ?? before.billing_cycle_anchor,
    trial_end: pending.trial_end ?? before.trial_end,
    items: { ...before.items, data: pending.subscription_items ?? before.items.data },
  });
  world.emit("customer.subscription.updated", after, differences(before, after));
  world.emit("customer.subscription.pending_update_applied", after);
}

/** Nobody paid in time: the subscription stays as it is. */
export function expirePending(world: World, before: Subscription): void {
  const invoice = before.latest_invoice ? world.store.find("invoice", before.latest_invoice) : undefined;
  if (invoice?.status === "open") voidInvoice(world, invoice);
  const after = world.store.put<Subscription>({ ...before, pending_update: null });
  world.emit("customer.subscription.updated", after, differences(before, after));
  world.emit("customer.subscription.pending_update_expired", after);
}
