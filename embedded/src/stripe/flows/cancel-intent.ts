import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

type Intent = Of<"payment_intent">;

export const CANCELABLE = ["requires_payment_method", "requires_capture", "requires_confirmation", "requires_action"];

export function isCancelable(intent: Intent): boolean {
  return CANCELABLE.includes(intent.status);
}

export function cancelIntent(world: World, intent: Intent, reason: Intent["cancellation_reason"]): Intent {
  const canceled = world.store.put<Intent>({
    ...intent,
    status: "canceled",
    canceled_at: world.now(intent.customer),
    cancellation_reason: reason,
    next_action: null,
  });
  world.emit("payment_intent.canceled", canceled);
  return canceled;
}
