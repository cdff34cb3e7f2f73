import type { Draft } from "../objects/invoice-line.ts";
import type { Item } from "../objects/subscription-item.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { activeDiscounts, netShare } from "./discounts.ts";

/** A proration, and the waiting one that it takes back when that was never on an invoice. */
export interface Proration {
  draft: Draft;
  creditedItem: string | null;
}

/** Something that was billed, and the time that it was for. */
interface Debit {
  amount: number;
  period: { start: number; end: number };
  price: string;
  quantity: number;
  line: { invoice: string; invoice_line_items: string[] } | null;
  invoiceItem: string | null;
}

/**
 * The money of a change at `at`, by the second: the unused time of what was billed comes back, the remaining time of
 * the new item is paid. What was never billed is not given back: flexible billing credits debits, not prices.
 */
export function prorate(
  world: World,
  subscription: Of<"subscription">,
  before: Item,
  after: Item | null,
  at: number,
): Proration[] {
  const { store } = world;
  const share = netShare(activeDiscounts(store, subscription, at));
  const day = dayOf(at);
  const base = {
    subscription: subscription.id,
    item: before.id,
    proration: true,
    invoiceItem: null,
    metadata: subscription.metadata,
  };
  const credits = openDebits(world, subscription, before.id, at).map(
    ({ amount, period, price: id, quantity, line, invoiceItem }) => {
      const price = store.get("price", id);
      const from = Math.max(at, period.start);
      const credit = -Math.round((amount * (period.end - from)) / (period.end - period.start));
      const draft: Draft = {
        ...base,
        price,
        quantity,
        amount: credit,
        description: `Unused time on ${named(world, price, quantity)} after ${day}`,
        period: { start: from, end: period.end },
        credited: line,
      };
      return { draft, creditedItem: line ? null : invoiceItem };
    },
  );
  if (!after) return credits;
  const quantity = after.quantity ?? 1;
  const { current_period_start: start, current_period_end: end, price } = after;
  const full = (price.unit_amount ?? 0) * quantity * share;
  const draft: Draft = {
    ...base,
    price,
    quantity,
    amount: Math.round((full * (end - at)) / (end - start)),
    description: `Remaining time on ${named(world, price, quantity)} after ${day}`,
    period: { start: at, end },
    credited: null,
  };
  return [...credits, { draft, creditedItem: null }];
}

/** Billed for a time that is not over at `at`, and not taken back yet. */
function openDebits({ store }: World, subscription: Of<"subscription">, item: string, at: number): Debit[] {
  const prorations = store
    .all("invoiceitem", { "$.parent.subscription_details.subscription": subscription.id })
    .filter((each) => each.parent?.subscription_details?.subscription_item === item)
    // What was on an invoice that is void never was.
    .filter((each) => each.invoice === null || store.get("invoice", each.invoice).status !== "void");
  const credited = new Set(
    prorations.flatMap(({ proration_details }) => [
      proration_details?.credited_items?.invoice_item,
      ...(proration_details?.credited_items?.invoice_line_item_details?.invoice_line_items ?? []),
    ]),
  );
  const waiting = prorations
    .filter((each) => each.invoice === null)
    .map<Debit>((each) => ({
      amount: each.amount,
      period: each.period,
      price: each.pricing?.price_details?.price ?? "",
      quantity: each.quantity,
      line: null,
      invoiceItem: each.id,
    }));
  const billed = store
    .all("invoice", { "$.parent.subscription_details.subscription": subscription.id, "$.status": ["open", "paid"] })
    .flatMap((invoice) => invoice.lines.data.map((line) => ({ invoice, line })))
    .filter(({ line }) => line.parent?.subscription_item_details?.subscription_item === item)
    .map<Debit>(({ invoice, line }) => ({
      amount: line.amount - (line.discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0),
      period: line.period,
      price: line.pricing?.price_details?.price ?? "",
      quantity: line.quantity ?? 1,
      line: { invoice: invoice.id, invoice_line_items: [line.id] },
      invoiceItem: line.parent?.subscription_item_details?.invoice_item ?? null,
    }));
  return [...billed, ...waiting].filter(
    (debit) =>
      debit.amount > 0 &&
      debit.period.end > at &&
      !credited.has(debit.invoiceItem ?? "") &&
      !debit.line?.invoice_line_items.some((id) => credited.has(id)),
  );
}

function named({ store }: World, price: Of<"price">, quantity: number): string {
  const { name } = store.get("product", price.product);
  return quantity === 1 ? name : `${quantity} × ${name}`;
}

function dayOf(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short", year: "numeric", timeZone: "UTC" }).format(at * 1000);
}
