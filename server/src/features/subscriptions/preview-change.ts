import { changePlanInput, changePreview, type ChangePreview } from "@callavet/shared/contract/subscriptions.ts";
import { intervalOf } from "../../rows/subscription.ts";
import { iso } from "../../rows/times.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refusalAt, runningSubscription } from "./change-at-stripe.ts";
import { atStripe, type AtStripe } from "./membership.ts";
import { decidePlanChange, type PlanChangeRow } from "./plan-change.queries.ts";
import { itemChange } from "./plan-item.ts";

export const previewChange = userProcedure
  .meta(rest("POST", "/subscriptions/change-plan/preview", "What a change of plan would cost, and when"))
  .input(changePlanInput)
  .output(changePreview)
  .mutation(async ({ ctx, input }) => {
    const decision = await ctx.transaction((trx) => decidePlanChange(trx, input));
    const at = decision.stub ? null : atStripe(ctx, decision);
    try {
      const bill = at && decision.takes_effect === "now" ? await billNow(at, decision) : nothingNow(decision);
      return {
        planCode: input.plan_code,
        direction: decision.direction,
        takesEffect: decision.takes_effect,
        amount: decision.amount ?? 0,
        interval: intervalOf(decision.interval) ?? "month",
        ...bill,
      };
    } catch (error) {
      throw at ? await refusalAt(ctx, at, error) : error;
    }
  });

type Bill = Pick<ChangePreview, "at" | "currency" | "amountDue" | "credit" | "prorationDate">;

const nothingNow = ({ current_period_end, currency }: PlanChangeRow): Bill => ({
  at: iso(current_period_end),
  currency: currency ?? "usd",
  amountDue: 0,
  credit: 0,
  prorationDate: null,
});

/** The invoice that Stripe would make; the same parameters as `changeNow`, so that what is shown is what is charged. */
async function billNow(at: AtStripe, decision: PlanChangeRow): Promise<Bill> {
  const subscription = await runningSubscription(at);
  const { item, price } = itemChange(subscription, decision);
  // A test clock has a time of its own, which Stripe knows.
  const date = subscription.test_clock ? null : Math.max(Math.floor(Date.now() / 1000), item.current_period_start);
  const invoice = await at.stripe.invoices.createPreview({
    customer: at.customer,
    subscription: at.id,
    subscription_details: {
      items: [{ id: item.id, price }],
      proration_behavior: "always_invoice",
      ...(date !== null && { proration_date: date }),
    },
  });
  const { data: lines } = invoice.lines;
  const given = lines.reduce((sum, { amount }) => sum + Math.min(amount, 0), 0);
  const ends = lines.filter(({ amount }) => amount > 0).map(({ period }) => period.end);
  return {
    at: new Date(Math.max(...(ends.length > 0 ? ends : [item.current_period_end])) * 1000).toISOString(),
    currency: invoice.currency,
    amountDue: invoice.amount_due,
    credit: -given,
    prorationDate: date,
  };
}
