import { plan, planCodeInput } from "@callavet/shared/contract/pricing.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";

export const get = publicProcedure
  .meta(rest("GET", "/plans/{code}", "One active plan", { open: true }))
  .input(planCodeInput)
  .output(plan)
  .query(async ({ ctx, input }) => {
    const found = (await ctx.services.plans.get()).find(({ code }) => code === input.code);
    if (!found) throw refuse(404, "plan_not_found");
    return found;
  });
