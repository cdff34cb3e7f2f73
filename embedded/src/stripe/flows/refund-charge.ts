import { newId } from "../ids.ts";
import { refundObject } from "../objects/refund.ts";
import { money } from "../pages/money.ts";
import { differences } from "../wire/differences.ts";
import { invalid } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { savedCard } from "./cards.ts";
import { putLater } from "./later.ts";
import { updateRefund } from "./update-refund.ts";

type Charge = Of<"charge">;
type Refund = Of<"refund">;

interface Given {
  /** All that is left, when it is not said. */
  amount?: number | undefined;
  reason?: Refund["reason"] | undefined;
  metadata?: NonNullable<Refund["metadata"]>;
}

/** Gives money of a charge back, as far as there is some left. What is under way counts as given back. */
export function refundCharge(world: World, charge: Charge, given: Given): Refund {
  const { store } = world;
  const amount = refundable(world, charge, given.amount);
  const method = charge.payment_method ? store.find("payment_method", charge.payment_method) : undefined;
  const later = method?.type === "sepa_debit" ? "succeeds" : savedCard(method)?.refundLater;
  const status = later === "succeeds" ? "pending" : "succeeded";
  const now = world.now(charge.customer);
  const { reason = null, metadata = {} } = given;
  const refund = store.put(refundObject({ charge, amount, reason, metadata, status, now }));
  world.emit("refund.created", refund);
  if (later) putLater(store, refund.id, `refund-${later}`);

  const amount_refunded = charge.amount_refunded + amount;
  const less = store.put<Charge>({
    ...charge,
    amount_refunded,
    refunded: amount_refunded === charge.amount,
    fraud_details: reason === "fraudulent" ? { user_report: "fraudulent" } : charge.fraud_details,
  });
  world.emit("charge.refunded", less, differences(charge, less));
  return status === "succeeded" ? withReference(world, refund) : refund;
}

/** The card networks' number, by which the holder's bank finds the refund. It comes a moment after the refund. */
function withReference(world: World, refund: Refund): Refund {
  const { destination_details: to } = refund;
  if (!to?.card) return refund;
  const reference = newId("", 23).replace(/\D/g, "7");
  const card = { ...to.card, reference, reference_status: "available" };
  return updateRefund(world, refund, { ...refund, destination_details: { ...to, card } });
}

function refundable(world: World, charge: Charge, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== "succeeded")
    throw invalid(`This PaymentIntent (${charge.payment_intent ?? ""}) does not have a successful charge to refund.`);
  // A charged-back charge's money is with the bank, until the dispute is won.
  const disputes = world.store.all("dispute", { "$.charge": charge.id });
  if (disputes.some(({ is_charge_refundable: free, status }) => !free && status !== "won"))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, undefined, "charge_disputed");
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, "charge_already_refunded");
  if (asked !== undefined && asked <= 0) throw invalid("Invalid positive integer", "amount", "parameter_invalid_integer");
  if (asked !== undefined && asked > left) {
    const [wanted, rest] = [asked, left].map((amount) => money(amount, charge.currency, "en"));
    throw invalid(
      `Refund amount (${wanted}) is greater than unrefunded amount on charge (${rest})`,
      "amount",
      "amount_too_large",
    );
  }
  return asked ?? left;
}
