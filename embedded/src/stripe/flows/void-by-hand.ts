import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { expireIncomplete } from "./expire-incomplete.ts";
import { voidInvoice } from "./void-invoice.ts";

/** The newest invoice decides: without the first one there is no subscription, without a later one nothing is owed. */
export function voidByHand(world: World, open: Of<"invoice">): Of<"invoice"> {
  const invoice = voidInvoice(world, open);
  const before = world.store.find("subscription", open.parent?.subscription_details?.subscription ?? "");
  if (!before || before.latest_invoice !== open.id) return invoice;
  if (before.status === "incomplete") expireIncomplete(world, before);
  if (before.status !== "past_due" && before.status !== "unpaid") return invoice;
  const after = world.store.put<Of<"subscription">>({ ...before, status: "active" });
  world.emit("customer.subscription.updated", after, differences(before, after));
  return invoice;
}
