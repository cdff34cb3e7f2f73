import { asService } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";
import type { Services } from "../../services.ts";
import { customerOf } from "../../stripe/customer.ts";
import { keyOf } from "../../stripe/keys.ts";
import { expirePages, payableUntil } from "../../stripe/page.ts";
import { refusalOf } from "../../stripe/refusal.ts";
import { returnAddresses, type Addresses } from "../../stripe/return-addresses.ts";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { beginCheckout, openCheckoutRow, selectReplacedPages, type Choice } from "./checkout.queries.ts";

interface Wanted extends Choice {
  success_url: string;
  cancel_url: string;
}

/** Asked before anything is begun, and where nothing is to be paid, too. */
export const checkoutAddresses = (services: Services, input: Partial<Wanted>): Addresses =>
  returnAddresses(services, input, { success: "/app/checkout/done", cancel: "/app/plans" });

/**
 * The page to pay on. Postgres says whether a new one is needed; the keys given to Stripe are the same for the same wish,
 * so that a double click, or a try after a lost answer, never makes a second customer or page.
 */
export async function openCheckout(
  ctx: PersonContext,
  stripe: Stripe,
  wanted: Wanted,
): Promise<{ url: string; checkoutSessionId: string }> {
  const { services, userId } = ctx;
  const { checkout, replaced } = await ctx.transaction(async (trx) => {
    const begun = await beginCheckout(trx, wanted);
    return { checkout: begun, replaced: begun.url ? [] : await selectReplacedPages(trx, begun.id) };
  });
  if (checkout.url && checkout.stripe_session_id) return { url: checkout.url, checkoutSessionId: checkout.stripe_session_id };
  const price = checkout.stripe_price_id;
  if (!price) throw refuse(404, "price_not_found");
  try {
    const customer = await customerOf(ctx, stripe, checkout);
    const metadata = { user_id: userId, checkout_id: checkout.id };
    const page: Stripe.Checkout.SessionCreateParams = {
      mode: "subscription",
      customer,
      client_reference_id: userId,
      line_items: [{ price, quantity: 1 }],
      success_url: wanted.success_url,
      cancel_url: wanted.cancel_url,
      expires_at: payableUntil(checkout.expires_at),
      allow_promotion_codes: true,
      metadata,
      subscription_data: { metadata, ...(checkout.trial_days > 0 && { trial_period_days: checkout.trial_days }) },
    };
    const { id, url } = await stripe.checkout.sessions.create(page, { idempotencyKey: keyOf("checkout", checkout.id) });
    if (!url) throw new Error("Stripe gave a checkout session without an address");
    await asService(services.db, (trx) => openCheckoutRow(trx, checkout.id, id, url));
    await expirePages(stripe, replaced, services.reporter);
    return { url, checkoutSessionId: id };
  } catch (error) {
    throw refusalOf(error);
  }
}
