import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

export function expireCheckout(world: World, session: Of<"checkout.session">): Of<"checkout.session"> {
  const expired = world.store.put<Of<"checkout.session">>({ ...session, status: "expired", url: null });
  world.emit("checkout.session.expired", expired);
  return expired;
}
