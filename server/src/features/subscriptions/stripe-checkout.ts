import { stripeCheckoutInput, stripeCheckoutResult } from "@callavet/shared/contract/subscriptions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { checkoutAddresses, openCheckout } from "./open-checkout.ts";

export const stripeCheckout = userProcedure
  .meta(rest("POST", "/subscriptions/stripe/checkout", "A Stripe Checkout session for a plan", { limit: "costly" }))
  .input(stripeCheckoutInput)
  .output(stripeCheckoutResult)
  .mutation(({ ctx, input }) => {
    const { stripe } = ctx.services;
    if (!stripe) throw refuse(503, "provider_unavailable");
    return openCheckout(ctx, stripe, { ...input, ...checkoutAddresses(ctx.services, input) });
  });
