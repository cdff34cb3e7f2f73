import { checkoutInput, checkoutResult } from "@callavet/shared/contract/subscriptions.ts";
import { toSubscription } from "../../rows/subscription.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { checkoutAddresses, openCheckout } from "./open-checkout.ts";
import { selectSubscription, startLocalSubscription } from "./subscriptions.queries.ts";

export const checkout = userProcedure
  .meta(
    rest("POST", "/subscriptions/checkout", "Start the membership, at Stripe where Stripe is configured", { limit: "costly" }),
  )
  .input(checkoutInput)
  .output(checkoutResult)
  .mutation(async ({ ctx, input }) => {
    const { env, stripe } = ctx.services;
    const addresses = checkoutAddresses(ctx.services, input);
    if (stripe) {
      const { url } = await openCheckout(ctx, stripe, { ...input, ...addresses });
      return { url, stub: false, subscription: null };
    }
    if (env.NODE_ENV === "production") throw refuse(503, "provider_unavailable");
    return ctx.transaction(async (trx) => {
      const id = await startLocalSubscription(trx, input.plan_code);
      return { url: null, stub: true, subscription: toSubscription(await selectSubscription(trx, id)) };
    });
  });
