import { type Draft } from "../objects/invoice-line.ts";
import { type Item, planOf } from "../objects/subscription-item.ts";
import { invalid } from "../wire/errors.ts";
import { nameOf } from "../wire/form.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { periodDrafts } from "./make-invoice.ts";
import { periodEnd, recurringOf } from "./period.ts";
import { type Proration, prorate } from "./prorate.ts";

type Subscription = Of<"subscription">;

export interface ItemChange {
  id?: string | undefined;
  price?: string | undefined;
  quantity?: number | undefined;
}

export interface Wish {
  items?: ItemChange[] | undefined;
  behavior: "always_invoice" | "create_prorations" | "none";
  date?: number | undefined;
  trialEnd?: number | undefined;
}

export interface PlanChange {
  /** The subscription as it will be, not stored yet. */
  subscription: Subscription;
  prorations: Proration[];
  /** Lines of periods that begin now. */
  periods: Draft[];
  /** There is an invoice for it now, not at the next renewal. */
  billed: boolean;
}

/** What a change of items or of the trial's end means, in periods and in money. Nothing is kept: previews ask it too. */
export function planChange(world: World, current: Subscription, wish: Wish): PlanChange {
  const now = world.now(current.customer);
  const at = prorationDate(current, wish.date ?? now, now);
  const trial = trialOf(current, wish.trialEnd, now);
  const trialing = trial.status === "trialing";
  const before = current.items.data;
  const wished = before.map((item) => item);
  for (const [index, change] of (wish.items ?? []).entries()) {
    const place = placeOf(before, change, index);
    const item = wished[place];
    if (!item) continue;
    const price = change.price === item.price.id ? {} : priced(world, current, change, index);
    wished[place] = { ...item, ...price, quantity: change.quantity ?? item.quantity };
  }
  const restarts = wished.some((item, index) => !sameRhythm(item, before[index]));
  const trialMoves = trial.trial_end !== current.trial_end;
  // Another rhythm, or the end of the trial, begins a new period now for all; a trial keeps its own.
  const fresh = !trialing && (restarts || (trialMoves && current.status === "trialing"));
  const after = wished.map((item) =>
    fresh
      ? { ...item, current_period_start: now, current_period_end: periodEnd(now, recurringOf(item.price), now) }
      : trialing && trialMoves
        ? { ...item, current_period_end: trial.trial_end ?? item.current_period_end }
        : item,
  );
  const subscription: Subscription = {
    ...current,
    ...trial,
    items: { ...current.items, data: after },
    billing_cycle_anchor: fresh ? now : trialing && trialMoves ? (trial.trial_end ?? now) : current.billing_cycle_anchor,
  };
  const free = wish.behavior === "none" || current.status === "trialing" || trialing;
  const prorations = free
    ? []
    : before.flatMap((item, index) => {
        const next = after[index];
        if (!next || (next.price.id === item.price.id && next.quantity === item.quantity && !fresh)) return [];
        return prorate(world, current, item, fresh ? null : next, at);
      });
  const periods = fresh ? periodDrafts(world.store, subscription) : [];
  return { subscription, prorations, periods, billed: fresh || (prorations.length > 0 && wish.behavior === "always_invoice") };
}

function placeOf(items: Item[], change: ItemChange, index: number): number {
  const place = items.findIndex((item) => item.id === change.id);
  if (place !== -1) return place;
  if (change.id === undefined)
    throw invalid("This stand-in changes items by their id; it adds none.", nameOf(["items", index, "id"]));
  throw invalid(`No such subscription item: '${change.id}'`, nameOf(["items", index, "id"]), "resource_missing");
}

function priced(world: World, current: Subscription, { price: id }: ItemChange, index: number): Partial<Item> {
  if (id === undefined) return {};
  const price = recurringPrice(world, id, nameOf(["items", index, "price"]));
  if (price.currency !== current.currency)
    throw invalid(
      `The price specified only supports \`${price.currency}\`. This doesn't match the expected currency: \`${current.currency}\`.`,
      nameOf(["items", index, "price"]),
    );
  return { price, plan: planOf(price) };
}

export function recurringPrice(world: World, id: string, param: string): Of<"price"> {
  const price = world.store.get("price", id, param);
  if (!price.active) throw invalid("The price specified is inactive. This field only accepts active prices.", param);
  if (!price.recurring)
    throw invalid(
      "The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.",
      param,
    );
  return price;
}

function sameRhythm(item: Item, before: Item | undefined): boolean {
  if (!before) return false;
  const [one, other] = [recurringOf(item.price), recurringOf(before.price)];
  return one.interval === other.interval && one.interval_count === other.interval_count;
}

function prorationDate(current: Subscription, at: number, now: number): number {
  const start = Math.max(...current.items.data.map((item) => item.current_period_start));
  const end = Math.min(...current.items.data.map((item) => item.current_period_end));
  if (at === now || (at >= start && at <= end)) return at;
  throw invalid("The `proration_date` must be within the subscription's current period.", "proration_date");
}

type Trial = Pick<Subscription, "status" | "trial_start" | "trial_end">;

/** `trial_end` is a time, or now, which ends it. */
function trialOf(current: Subscription, end: number | undefined, now: number): Trial {
  const { status, trial_start, trial_end } = current;
  if (end === undefined) return { status, trial_start, trial_end };
  if (end <= now)
    return { status: status === "trialing" ? "active" : status, trial_start, trial_end: status === "trialing" ? now : trial_end };
  return { status: "trialing", trial_start: status === "trialing" ? trial_start : now, trial_end: end };
}
