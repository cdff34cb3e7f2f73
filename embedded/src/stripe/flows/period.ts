const DAY = 86_400;

export interface Recurring {
  interval: string;
  interval_count: number;
}

/** `count` intervals after the anchor. Months keep the anchor's day: 31 January → 28 February → 31 March. */
function after(anchor: number, { interval, interval_count }: Recurring, count: number): number {
  const steps = interval_count * count;
  if (interval === "day") return anchor + steps * DAY;
  if (interval === "week") return anchor + steps * 7 * DAY;
  const from = new Date(anchor * 1000);
  const month = from.getUTCMonth() + (interval === "year" ? 12 * steps : steps);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), month, day, from.getUTCHours(), from.getUTCMinutes(), from.getUTCSeconds()) / 1000;
}

/** The end of the period that begins at `start`: the first boundary after it, counted from the anchor. */
export function periodEnd(anchor: number, recurring: Recurring, start: number): number {
  let count = 1;
  while (after(anchor, recurring, count) <= start) count += 1;
  return after(anchor, recurring, count);
}

/** Prices in a subscription were checked to recur; a price that does not would be our own mistake. */
export function recurringOf(price: { id: string; recurring: Recurring | null }): Recurring {
  if (!price.recurring) throw new Error(`The price ${price.id} does not recur.`);
  return price.recurring;
}
