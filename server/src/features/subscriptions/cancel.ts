import { cancelInput, subscriptionResult } from "@callavet/shared/contract/subscriptions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { changeAtStripe } from "./change-at-stripe.ts";
import { atStripe, changeLocally, liveMembership } from "./membership.ts";

export const cancel = userProcedure
  .meta(rest("POST", "/subscriptions/cancel", "End the membership with its period, or now", { limit: "costly" }))
  .input(cancelInput)
  .output(subscriptionResult)
  .mutation(async ({ ctx, input: { when = "period_end" } }) => {
    const at = atStripe(ctx, await liveMembership(ctx));
    if (!at) return { subscription: await changeLocally(ctx, { action: "cancel", when }) };
    const { stripe, id } = at;
    const subscription = await changeAtStripe(ctx, at, () =>
      when === "now"
        ? stripe.subscriptions.cancel(id, { invoice_now: false, prorate: false })
        : stripe.subscriptions.update(id, { cancel_at_period_end: true }),
    );
    return { subscription };
  });
