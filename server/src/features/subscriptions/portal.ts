import { portalInput, portalResult } from "@callavet/shared/contract/subscriptions.ts";
import { selectBuyer } from "../../stripe/customer.queries.ts";
import { keyOf } from "../../stripe/keys.ts";
import { refusalOf } from "../../stripe/refusal.ts";
import { ownAddress } from "../../stripe/return-addresses.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";

const MINUTE_MS = 60_000;

export const portal = userProcedure
  .meta(rest("POST", "/subscriptions/portal", "Stripe's page for cards, invoices and the membership", { limit: "costly" }))
  .input(portalInput)
  .output(portalResult)
  .mutation(async ({ ctx, input }) => {
    const { stripe, publicUrl } = ctx.services;
    const return_url = ownAddress(ctx.services, "return_url", input.return_url ?? `${publicUrl}/app/billing`);
    if (!stripe) throw refuse(503, "provider_unavailable");
    const { stripe_customer_id: customer } = await ctx.transaction((trx) => selectBuyer(trx, ctx.userId));
    // Who has never paid has nothing there.
    if (!customer) throw refuse(404, "no_active_subscription");
    // The page's address works for a short time and once: the same one is given for a double click, and for no longer.
    const minute = String(Math.floor(Date.now() / MINUTE_MS));
    try {
      const { url } = await stripe.billingPortal.sessions.create(
        { customer, return_url },
        { idempotencyKey: keyOf("portal", customer, minute, return_url) },
      );
      return { url };
    } catch (error) {
      throw refusalOf(error);
    }
  });
