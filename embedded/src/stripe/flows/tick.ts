import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { MOVED_BY_TIME, nextStep } from "./agenda.ts";
import { expireCheckout } from "./expire-checkout.ts";
import { runDue } from "./run-due.ts";

/** What the calendar does by itself: periods roll, scheduled ends come, checkouts expire, old idempotency keys go. */
export function tick(world: World): void {
  const now = world.now();
  for (const { id } of liveSubscriptions(world, null)) {
    for (;;) {
      const step = nextStep(world, world.store.get("subscription", id));
      if (!step || step.at > now) break;
      step.take();
    }
  }
  for (const session of world.store.all("checkout.session", { "$.status": "open" }))
    if (session.expires_at <= now) expireCheckout(world, session);
  runDue(world);
  world.store.sql.prepare("delete from idempotency_keys where created < ?").run(now - 86_400);
}

export function liveSubscriptions(world: World, clock: string | null): Of<"subscription">[] {
  return world.store
    .all("subscription", { "$.status": MOVED_BY_TIME })
    .filter((subscription) => subscription.test_clock === clock);
}
