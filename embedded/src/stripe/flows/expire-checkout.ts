import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { takeAsked } from "./ask-bank.ts";
import { cancelIntent, isCancelable } from "./cancel-intent.ts";

/** Nobody pays it any more; an intent that was tried in vain ends with it. */
export function expireCheckout(world: World, session: Of<"checkout.session">): Of<"checkout.session"> {
  takeAsked(world.store, session.id);
  const expired = world.store.put<Of<"checkout.session">>({ ...session, status: "expired", url: null });
  const intent = session.payment_intent ? world.store.get("payment_intent", session.payment_intent) : null;
  if (intent && isCancelable(intent)) cancelIntent(world, intent, "expired");
  world.emit("checkout.session.expired", expired);
  return expired;
}
