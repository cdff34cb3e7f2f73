import type Stripe from "stripe";
import type { Reporter } from "../reporter.ts";

/** Stripe refuses a page that lives less than half an hour; ours is offered again for that long, so it gets a bit more. */
export const PAGE_GRACE_SECONDS = 600;

/** Until when Stripe lets a page be paid, in its own seconds. */
export const payableUntil = (offeredUntil: Date): number => Math.floor(offeredUntil.getTime() / 1000) + PAGE_GRACE_SECONDS;

/** Ends pages that another one replaced. One that cannot be ended runs out by itself, and is reported. */
export async function expirePages(stripe: Stripe, pages: string[], reporter: Reporter): Promise<void> {
  const results = await Promise.allSettled(pages.map((page) => stripe.checkout.sessions.expire(page)));
  for (const result of results) if (result.status === "rejected") reporter.background(result.reason);
}
