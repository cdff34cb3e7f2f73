import { changePlanInput, subscriptionResult } from "@callavet/shared/contract/subscriptions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { changeAtStripe } from "./change-at-stripe.ts";
import { changeNow } from "./change-now.ts";
import { changeLater } from "./change-later.ts";
import { atStripe, changeLocally } from "./membership.ts";
import { decidePlanChange } from "./plan-change.queries.ts";

export const changePlan = userProcedure
  .meta(
    rest("POST", "/subscriptions/change-plan", "Another plan: a dearer one now, a cheaper one from the next period", {
      limit: "costly",
    }),
  )
  .input(changePlanInput)
  .output(subscriptionResult)
  .mutation(async ({ ctx, input }) => {
    const decision = await ctx.transaction((trx) => decidePlanChange(trx, input));
    const at = decision.stub ? null : atStripe(ctx, decision);
    if (!at) {
      const { takes_effect: when } = decision;
      return { subscription: await changeLocally(ctx, { action: "change", when, plan_code: input.plan_code }) };
    }
    const subscription = await changeAtStripe(ctx, at, (fresh) =>
      decision.takes_effect === "now"
        ? changeNow(at.stripe, fresh, decision, input.proration_date)
        : changeLater(at.stripe, fresh, decision),
    );
    return { subscription };
  });
