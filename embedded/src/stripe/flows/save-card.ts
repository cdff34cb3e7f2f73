import { type Card, paymentMethodObject } from "../objects/payment-method.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { TOKENS } from "./cards.ts";

export function saveCard(world: World, customer: Of<"customer">, card: Card, name: string | null): Of<"payment_method"> {
  const billing = { name: name ?? customer.name ?? null, email: customer.email };
  return attachMethod(world, paymentMethodObject(card, null, billing, world.now(customer.id)), customer);
}

/** From now on it can be charged again without its holder. */
export function attachMethod(world: World, method: Of<"payment_method">, customer: Of<"customer">): Of<"payment_method"> {
  const attached = world.store.put({ ...method, customer: customer.id });
  world.emit("payment_method.attached", attached);
  return attached;
}

/** `pm_card_visa` and its like stand for a new card; any other id must exist. */
export function resolveMethod(world: World, customer: Of<"customer">, id: string, param: string): Of<"payment_method"> {
  const number = TOKENS[id];
  if (number) return saveCard(world, customer, { number, expMonth: 12, expYear: new Date().getUTCFullYear() + 4 }, null);
  return world.store.get("payment_method", id, param);
}
