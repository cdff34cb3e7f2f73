import { endSubscription } from "../flows/end-subscription.ts";
import { forgetLater, type Later } from "../flows/later.ts";
import { portalResume, unscheduled } from "../flows/portal.ts";
import { refundCharge } from "../flows/refund-charge.ts";
import { replacePrice } from "../flows/replace-price.ts";
import { ACTS } from "../flows/run-due.ts";
import { skipAhead } from "../flows/skip-ahead.ts";
import { updateSubscription } from "../resources/update-subscription.ts";
import { queueAgain } from "../webhooks/queue.ts";
import { differences } from "../wire/differences.ts";
import { invalid } from "../wire/errors.ts";
import type { Form } from "../wire/form.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { minor } from "./money.ts";

export type Action = (world: World, id: string, form: Form) => unknown;

/** What the buttons do. Each is what the API does for the same wish, so that the same events follow. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  "subscriptions/cancel": (world, id) => endSubscription(world, world.store.get("subscription", id)),
  "subscriptions/cancel-later": (world, id) => {
    unscheduled(world, world.store.get("subscription", id));
    return updateSubscription.run(world, { cancel_at_period_end: "true" }, id);
  },
  "subscriptions/resume": (world, id) => portalResume(world, world.store.get("subscription", id)),
  "subscriptions/skip": (world, id) => skipAhead(world, world.store.get("subscription", id)),
  "events/resend": (world, id) => queueAgain(world.store, id),
  "payment_intents/succeed": now("payment-succeeds"),
  "payment_intents/fail": now("payment-fails"),
  "charges/refund": (world, id, form) => {
    const charge = world.store.get("charge", id);
    const amount = amountIn(form, charge.currency);
    return refundCharge(world, charge, { amount, reason: "requested_by_customer" });
  },
  "charges/dispute": now("chargeback"),
  "charges/inquire": now("inquiry"),
  "refunds/succeed": now("refund-succeeds"),
  "refunds/fail": now("refund-fails"),
  "disputes/win": now("dispute-won"),
  "disputes/lose": now("dispute-lost"),
  "prices/replace": (world, id, form) => {
    const price = world.store.get("price", id);
    return replacePrice(world, price, amountIn(form, price.currency) ?? 0);
  },
  "prices/archive": (world, id) => {
    const price = world.store.get("price", id);
    const archived = world.store.put<Of<"price">>({ ...price, active: false });
    if (price.active) world.emit("price.updated", archived, differences(price, archived));
  },
};

/** What a bank or a card holder does, without waiting for them. */
function now(act: Later): Action {
  return (world, id) => {
    forgetLater(world.store, id);
    return ACTS[act](world, id);
  };
}

/** Undefined when the form has no amount: all of it. */
function amountIn(form: Form, currency: string): number | undefined {
  const typed = form["amount"];
  if (typed === undefined) return undefined;
  const amount = typeof typed === "string" ? minor(typed, currency) : null;
  if (amount === null) throw invalid("That is not an amount. Write it as 7.90.", "amount");
  return amount;
}
