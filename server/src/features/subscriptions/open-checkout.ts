import type Stripe from "stripe";
import type { Services } from "../../services.ts";
import { openPage } from "../../stripe/open-page.ts";
import { returnAddresses, type Addresses } from "../../stripe/return-addresses.ts";
import type { PersonContext } from "../../trpc/procedures.ts";
import { beginCheckout, openCheckoutRow, selectReplacedPages, type Choice } from "./checkout.queries.ts";

interface Wanted extends Choice {
  success_url: string;
  cancel_url: string;
}

/** Asked before anything is begun, and where nothing is to be paid, too. */
export const checkoutAddresses = (services: Services, input: Partial<Wanted>): Addresses =>
  returnAddresses(services, input, { success: "/app/checkout/done", cancel: "/app/plans" });

/** The page to pay a plan on. */
export async function openCheckout(
  ctx: PersonContext,
  stripe: Stripe,
  wanted: Wanted,
): Promise<{ url: string; checkoutSessionId: string }> {
  const { begun, replaced } = await ctx.transaction(async (trx) => {
    const row = await beginCheckout(trx, wanted);
    return { begun: row, replaced: row.url ? [] : await selectReplacedPages(trx, row.id) };
  });
  const { success_url, cancel_url } = wanted;
  return openPage(ctx, stripe, {
    what: "checkout",
    begun,
    replaced,
    addresses: { success_url, cancel_url },
    quantity: 1,
    own: (metadata) => ({
      mode: "subscription",
      allow_promotion_codes: true,
      subscription_data: { metadata, ...(begun.trial_days > 0 && { trial_period_days: begun.trial_days }) },
    }),
    store: (trx, { id }, url) => openCheckoutRow(trx, begun.id, id, url),
  });
}
