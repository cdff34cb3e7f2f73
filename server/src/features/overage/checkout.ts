import { overageCheckoutInput, overageCheckoutResult } from "@callavet/shared/contract/overage.ts";
import { asService } from "@callavet/shared/node/database.ts";
import type Stripe from "stripe";
import { customerOf } from "../../stripe/customer.ts";
import { keyOf } from "../../stripe/keys.ts";
import { expirePages, payableUntil } from "../../stripe/page.ts";
import { refusalOf } from "../../stripe/refusal.ts";
import { returnAddresses } from "../../stripe/return-addresses.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { beginPurchase, openPurchase, selectReplacedPages } from "./checkout.queries.ts";
import { sitePaths } from "./site-paths.ts";

/**
 * The page to pay a one-off purchase on. Postgres gives the purchase, the open one again for the same wish; its id is the
 * key at Stripe and stands in the metadata of the page and of the payment, for either one's event may come first.
 */
export const checkout = userProcedure
  .meta(
    rest("POST", "/subscriptions/overage/checkout", "Buy units once, for a consult that waits for payment or to keep", {
      limit: "costly",
    }),
  )
  .input(overageCheckoutInput)
  .output(overageCheckoutResult)
  .mutation(async ({ ctx, input }) => {
    const { services, userId } = ctx;
    const { stripe } = services;
    // Before a purchase is begun: an address of somebody else's leaves nothing behind.
    returnAddresses(services, input, sitePaths(null, input.original_session_id));
    if (!stripe) throw refuse(503, "provider_unavailable");
    const { purchase, replaced } = await ctx.transaction(async (trx) => {
      const begun = await beginPurchase(trx, input);
      return { purchase: begun, replaced: begun.url ? [] : await selectReplacedPages(trx, begun.id) };
    });
    const { id: purchaseId } = purchase;
    if (purchase.url && purchase.stripe_checkout_session_id)
      return { url: purchase.url, checkoutSessionId: purchase.stripe_checkout_session_id, purchaseId };
    const price = purchase.stripe_price_id;
    if (!price) throw refuse(404, "price_not_found");
    const addresses = returnAddresses(services, input, sitePaths(purchaseId, input.original_session_id));
    try {
      const customer = await customerOf(ctx, stripe, purchase);
      const metadata = { user_id: userId, purchase_id: purchaseId };
      const page: Stripe.Checkout.SessionCreateParams = {
        mode: "payment",
        customer,
        client_reference_id: userId,
        line_items: [{ price, quantity: purchase.quantity }],
        ...addresses,
        expires_at: payableUntil(purchase.expires_at),
        metadata,
        payment_intent_data: { metadata },
      };
      const { id, url, payment_intent } = await stripe.checkout.sessions.create(page, {
        idempotencyKey: keyOf("purchase", purchaseId),
      });
      if (!url) throw new Error("Stripe gave a checkout session without an address");
      await asService(services.db, (trx) => openPurchase(trx, { purchaseId, page: id, url, payment: payment_intent }));
      await expirePages(stripe, replaced, services.reporter);
      return { url, checkoutSessionId: id, purchaseId };
    } catch (error) {
      throw refusalOf(error);
    }
  });
