import { differences } from "../wire/differences.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { planChange } from "./plan-change.ts";
import { inPhase } from "./schedules.ts";
import { applyChange } from "./update-subscription.ts";

type Schedule = Of<"subscription_schedule">;

/** New phases. What they say of the current one is true at once; the rest waits for its time. */
export function reschedule(
  world: World,
  before: Schedule,
  wanted: Schedule,
  behavior: "always_invoice" | "create_prorations" | "none",
): Schedule {
  const now = world.now(before.customer);
  const phase = wanted.phases.find(({ start_date, end_date }) => start_date <= now && now < end_date);
  const current_phase = phase ? { start_date: phase.start_date, end_date: phase.end_date } : wanted.current_phase;
  const schedule = world.store.put<Schedule>({ ...wanted, current_phase });
  world.emit("subscription_schedule.updated", schedule, differences(before, schedule));
  const subscription = schedule.subscription ? world.store.find("subscription", schedule.subscription) : undefined;
  if (!subscription || !phase) return schedule;
  const phased = inPhase(world, subscription, phase);
  const end = schedule.end_behavior === "cancel" ? (schedule.phases.at(-1)?.end_date ?? null) : null;
  const change = planChange(world, subscription, {
    items: phased.items.data.map(({ id, price, quantity }) => ({ id, price: price.id, quantity })),
    behavior,
  });
  const after = { ...change.subscription, metadata: phased.metadata, cancel_at: end, cancel_at_period_end: false };
  if (change.billed || Object.keys(differences(subscription, after)).length > 0)
    applyChange(world, subscription, { ...change, subscription: after }, "past_due");
  return schedule;
}
