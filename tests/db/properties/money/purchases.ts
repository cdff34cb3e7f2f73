import { LIVE, type Purchase, SECONDS } from "./state.ts";
import type { StripeObject, StripePage, StripePayment } from "./stripe.ts";
import { ITEMS, type Step, type World } from "./world.ts";

/** The owner begins to buy: an open page for the same thing again, else a new purchase. */
export function buy(world: World, item: number, quantity: number, pet: number | null): Step | null {
  const { model, asOwner } = world;
  const wanted = ITEMS[item % ITEMS.length];
  if (!wanted) return null;
  const session = pet === null ? null : (model.live(pet) ?? model.sessions.findLast((each) => each.pet === pet));
  if (session === undefined) return null;
  const open = model.purchases.find(
    (each) => each.code === wanted.code && each.session === session && ["creating", "checkout_created"].includes(each.status),
  );
  const again = open && open.expiresAt > model.now && open.quantity === quantity ? open : null;
  const refuses =
    session && session.status !== "pending_payment"
      ? "session_not_live"
      : session && session.type !== wanted.type
        ? "input_invalid"
        : null;
  return {
    who: asOwner,
    statement: `select id from fn_begin_purchase('${wanted.code}', ${quantity}, ${session ? `'${session.id}'` : "null"})`,
    refuses,
    apply({ id }) {
      if (again) {
        if (again.id !== id) throw new Error("the open purchase was not given again");
        return;
      }
      if (open) open.status = "expired";
      const none = { paidAt: null, fulfilledAs: null, refunded: 0, shortfall: 0, frozen: false, compensate: false } as const;
      const what = {
        code: wanted.code,
        type: wanted.type,
        quantity,
        units: wanted.units * quantity,
        amount: wanted.amount * quantity,
      };
      model.purchases.push({
        id: String(id),
        ...what,
        session,
        status: "creating",
        expiresAt: model.now + SECONDS.page,
        ...none,
      });
    },
  };
}

/** Checkout's page is there. */
export function open(world: World, which: number): Step | null {
  const purchase = pick(
    world.model.purchases.filter((each) => pageOf(world, each) === undefined),
    which,
  );
  if (!purchase) return null;
  const id = world.stripe.id("cs");
  return {
    who: "service",
    statement: `select fn_open_purchase('${purchase.id}', '${id}', 'https://pay.test')`,
    apply() {
      if (purchase.status === "creating") purchase.status = "checkout_created";
      world.stripe.add<StripePage>({ kind: "page", id, purchase, state: "open", payment: null });
    },
  };
}

/** Something happens on a page. It may be paid at Stripe after our own clock called it expired. */
export function pay(world: World, which: number, state: StripePage["state"]): StripeObject[] {
  const page = pick(
    world.stripe.all("page").filter((each) => ["open", "processing"].includes(each.state)),
    which,
  );
  if (!page) return [];
  page.state = state;
  const status = state === "paid" ? "succeeded" : state === "processing" ? "processing" : "requires_payment_method";
  if (!page.payment) {
    const { amount } = page.purchase;
    const made = { intent: world.stripe.id("pi"), invoice: null, purchase: page.purchase, created: world.model.now };
    page.payment = world.stripe.add<StripePayment>({
      kind: "payment",
      ...made,
      amount,
      status,
      refunds: [],
      disputes: [],
      compensate: false,
    });
  }
  page.payment.status = status;
  return [page, page.payment];
}

/** Part of the money, or all that is left, goes back; `pending` ones may still fail, and so may those that succeeded. */
export function refund(
  world: World,
  which: number,
  share: number,
  status: "succeeded" | "pending",
  compensate: boolean,
): StripeObject[] {
  const payment = pick(paid(world), which);
  if (!payment) return [];
  const left = payment.amount - sum(payment.refunds.filter((each) => each.status !== "failed").map((each) => each.amount));
  const amount = Math.ceil(left * share);
  if (amount <= 0) return [];
  payment.refunds.push({ id: world.stripe.id("re"), amount, status });
  payment.compensate = compensate;
  return [payment];
}

export function endRefund(world: World, which: number, status: "succeeded" | "failed"): StripeObject[] {
  const payment = pick(
    paid(world).filter((each) => each.refunds.some((one) => one.status !== "failed")),
    which,
  );
  const last = payment?.refunds.findLast((each) => each.status !== "failed");
  if (!payment || !last) return [];
  last.status = status;
  return [payment];
}

export function dispute(world: World, which: number, status: string): StripeObject[] {
  const payment = pick(paid(world), which);
  if (!payment) return [];
  const open = payment.disputes.findLast((each) => !["won", "lost"].includes(each.status));
  if (open) open.status = status;
  else payment.disputes.push({ id: world.stripe.id("dp"), amount: payment.amount, status });
  return [payment];
}

/** A consult is paid for with what was bought or given before. */
export function consume(world: World, pet: number, mode: "purchase" | "credit"): Step | null {
  const { model } = world;
  const session = model.live(pet) ?? model.sessions.findLast((each) => each.pet === pet);
  if (!session) return null;
  const has = model.unitOf(session, session.type);
  const bucket = mode === "credit" ? model.creditToDraw(session.type) : model.purchaseToUse(session.type);
  const live = LIVE.includes(session.status);
  return {
    who: world.asOwner,
    statement: `select id from fn_consume_overage('${session.id}', '${mode}')`,
    refuses: has ? null : !live ? "session_not_live" : bucket ? null : "no_purchase_or_credit_available",
    apply() {
      if (has || !bucket) return;
      const purchase = mode === "purchase" ? bucket.purchase : null;
      model.take(session, session.type, bucket, purchase);
      if (purchase) purchase.fulfilledAs = "session";
    },
  };
}

const paid = (world: World): StripePayment[] => world.stripe.all("payment").filter((each) => each.status === "succeeded");
const pageOf = (world: World, purchase: Purchase): StripePage | undefined =>
  world.stripe.all("page").find((each) => each.purchase === purchase);
const pick = <T>(all: T[], which: number): T | undefined => all[which % Math.max(1, all.length)];
const sum = (numbers: number[]): number => numbers.reduce((all, each) => all + each, 0);
