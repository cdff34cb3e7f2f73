import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { voidInvoice } from "./void-invoice.ts";

type Subscription = Of<"subscription">;

/** How long a first payment may take. */
export const FIRST_PAYMENT = 23 * 3600;

/** Nobody paid the first invoice in time: the subscription never was. */
export function expireIncomplete(world: World, before: Subscription): void {
  const first = before.latest_invoice ? world.store.find("invoice", before.latest_invoice) : undefined;
  if (first?.status === "open") voidInvoice(world, first);
  const after = world.store.put<Subscription>({
    ...before,
    status: "incomplete_expired",
    ended_at: world.now(before.customer),
  });
  world.emit("customer.subscription.updated", after, differences(before, after));
}
