import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Schedule = Of<"subscription_schedule">;

/** No phase runs any more. */
export function closed(world: World, schedule: Schedule, change: Partial<Schedule>): Schedule {
  return world.store.put<Schedule>({ ...schedule, ...change, current_phase: null });
}

export function cancelSchedule(world: World, schedule: Schedule): Schedule {
  const canceled = closed(world, schedule, { status: "canceled", canceled_at: world.now(schedule.customer) });
  world.emit("subscription_schedule.canceled", canceled);
  return canceled;
}
