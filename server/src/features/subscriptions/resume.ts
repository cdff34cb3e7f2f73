import { nothing } from "@callavet/shared/contract/common.ts";
import { subscriptionResult } from "@callavet/shared/contract/subscriptions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { changeAtStripe } from "./change-at-stripe.ts";
import { atStripe, changeLocally, liveMembership } from "./membership.ts";

export const resume = userProcedure
  .meta(
    rest("POST", "/subscriptions/resume", "Keep the membership as it is: no planned end, no planned change", { limit: "costly" }),
  )
  .input(nothing)
  .output(subscriptionResult)
  .mutation(async ({ ctx }) => {
    const at = atStripe(ctx, await liveMembership(ctx));
    if (!at) return { subscription: await changeLocally(ctx, { action: "resume" }) };
    const { stripe, id } = at;
    const subscription = await changeAtStripe(ctx, at, async ({ subscription: fresh, released }) => {
      // Stripe plans an end in one of two fields, and clears each by itself.
      if (fresh.cancel_at_period_end) await stripe.subscriptions.update(id, { cancel_at_period_end: false });
      else if (fresh.cancel_at !== null) await stripe.subscriptions.update(id, { cancel_at: "" });
      else if (!released) throw refuse(409, "nothing_to_resume");
    });
    return { subscription };
  });
