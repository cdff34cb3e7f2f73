import { json, text } from "./database.ts";
import type { StripeInvoice, StripeObject, StripePage, StripePayment, StripeSubscription } from "./stripe.ts";
import type { Step, World } from "./world.ts";

/** What the worker does for an event about this object: reads it as it is now, and converges. */
export function deliver(world: World, object: StripeObject): Step {
  switch (object.kind) {
    case "subscription":
      return { who: "service", statement: subscription(world, object), apply: () => world.model.subscription(object) };
    case "invoice":
      return { who: "service", statement: invoice(world, object), apply: () => world.model.invoice(object) };
    case "payment":
      return { who: "service", statement: payment(world, object), apply: () => world.model.payment(object) };
    case "page":
      return { who: "service", statement: page(world, object), apply: () => world.model.page(object) };
  }
}

function subscription(world: World, { id, plan, status, start, end, cancelAt, next }: StripeSubscription): string {
  const item = `jsonb_build_array(jsonb_build_object('price', '${plan.price}', 'product', '${plan.product}',
    'period_start', ${world.at(start)}, 'period_end', ${world.at(end)}))`;
  const ended = status === "canceled" ? "now()" : null;
  const planned = next ? [text("sub_sched"), text(next.price), world.at(end)] : [null, null, null];
  return world.converge("stripe_subscription", [
    text(id),
    text(world.customer),
    text(world.owner),
    text(status),
    item,
    world.at(cancelAt),
    false,
    ended,
    ended,
    status === "trialing" ? world.at(end) : null,
    ...planned,
  ]);
}

function invoice(world: World, { id, subscription: { id: of }, start, end, created }: StripeInvoice): string {
  const [whose, words, money] = [
    [text(id), text(world.customer), text(of)],
    ["'INV-1'", "'paid'", "'subscription_cycle'"],
    [1000, 1000, 1000],
  ];
  const times = [world.at(start), world.at(end), null, null, null, world.at(created), world.at(created)];
  return world.converge("invoice", [...whose, ...words, "'usd'", ...money, ...times]);
}

function payment(world: World, object: StripePayment): string {
  const { intent, status, amount, invoice: paid, purchase, created, refunds, disputes, compensate } = object;
  const what = [text(intent), text(world.customer), text(status), amount, "'usd'", "'ch_1'", null, null];
  const forWhat = [text(paid?.id ?? null), purchase ? `'${purchase.id}'::uuid` : null, world.at(created)];
  return world.converge("payment", [...what, ...forWhat, json(refunds), json(disputes), compensate]);
}

function page(world: World, { id, purchase, state, payment: paid }: StripePage): string {
  const ids = [`'${purchase.id}'::uuid`, text(world.customer), text(id), text(paid?.intent ?? null)];
  return world.converge("purchase", [...ids, text(state), purchase.amount, "'usd'"]);
}
