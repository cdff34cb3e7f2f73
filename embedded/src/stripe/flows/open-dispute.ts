import { disputeObject } from "../objects/dispute.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";

/** The holder of the card complained at the bank. A chargeback takes the money until it is decided. */
export function openDispute(world: World, charge: Of<"charge">, kind: "chargeback" | "inquiry"): Of<"dispute"> {
  if (charge.status !== "succeeded" || charge.disputed) throw invalid(`Charge ${charge.id} cannot be disputed (again).`);
  world.store.put<Of<"charge">>({ ...charge, disputed: true });
  const dispute = world.store.put(disputeObject(charge, kind, world.now(charge.customer)));
  world.emit("charge.dispute.created", dispute);
  if (kind === "chargeback") world.emit("charge.dispute.funds_withdrawn", dispute);
  return dispute;
}
