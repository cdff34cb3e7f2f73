import { hash } from "node:crypto";
import { asService } from "@callavet/shared/node/database.ts";
import Stripe from "stripe";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { beginCheckout, openCheckoutRow, storeCustomer, type CheckoutRow } from "./checkout.queries.ts";

interface Wanted {
  plan_code: string;
  success_url: string;
  cancel_url: string;
  currency?: string | undefined;
  interval?: "month" | "year" | undefined;
  price_id?: string | undefined;
}

/** Stripe refuses a page that lives less than half an hour; ours is offered again for that long, so it gets a bit more. */
const STRIPE_GRACE_SECONDS = 600;

/**
 * The page to pay on. Postgres says whether a new one is needed; the keys given to Stripe are the same for the same wish,
 * so that a double click, or a try after a lost answer, never makes a second customer or page.
 */
export async function openCheckout(
  ctx: PersonContext,
  stripe: Stripe,
  wanted: Wanted,
): Promise<{ url: string; checkoutSessionId: string }> {
  const checkout = await ctx.transaction((trx) => beginCheckout(trx, wanted));
  if (checkout.url && checkout.stripe_session_id) return { url: checkout.url, checkoutSessionId: checkout.stripe_session_id };
  const price = checkout.stripe_price_id;
  if (!price) throw refuse(404, "price_not_found");
  try {
    const customer = checkout.stripe_customer_id ?? (await makeCustomer(ctx, stripe, checkout));
    const session = await stripe.checkout.sessions.create(
      {
        mode: "subscription",
        customer,
        client_reference_id: ctx.userId,
        line_items: [{ price, quantity: 1 }],
        success_url: wanted.success_url,
        cancel_url: wanted.cancel_url,
        expires_at: Math.floor(checkout.expires_at.getTime() / 1000) + STRIPE_GRACE_SECONDS,
        metadata: { user_id: ctx.userId, checkout_id: checkout.id },
        subscription_data: { metadata: { user_id: ctx.userId, checkout_id: checkout.id } },
      },
      { idempotencyKey: keyOf("checkout", checkout.id, customer, wanted.success_url, wanted.cancel_url) },
    );
    if (!session.url) throw new Error("Stripe gave a checkout session without an address");
    const { id, url } = session;
    await asService(ctx.services.db, (trx) => openCheckoutRow(trx, checkout.id, id, url));
    return { url, checkoutSessionId: id };
  } catch (error) {
    throw refusalOf(error);
  }
}

async function makeCustomer(ctx: PersonContext, stripe: Stripe, { email, full_name }: CheckoutRow): Promise<string> {
  const { id } = await stripe.customers.create(
    { email, ...(full_name && { name: full_name }), metadata: { user_id: ctx.userId } },
    { idempotencyKey: keyOf("customer", ctx.userId, email, full_name) },
  );
  return asService(ctx.services.db, (trx) => storeCustomer(trx, ctx.userId, id));
}

const keyOf = (what: string, ...parts: string[]): string => `${what}_${hash("sha256", parts.join("\n"), "hex").slice(0, 40)}`;

function refusalOf(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error;
  // The same wish is being carried out at this moment, with other words.
  if (error instanceof Stripe.errors.StripeIdempotencyError || error.statusCode === 409)
    return refuse(409, "checkout_in_progress");
  return refuse(503, "provider_unavailable", {}, error);
}
