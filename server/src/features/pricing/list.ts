import { nothing } from "@callavet/shared/contract/common.ts";
import { planList } from "@callavet/shared/contract/pricing.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";

export const list = publicProcedure
  .meta(rest("GET", "/plans", "Active plans with their prices and included units", { open: true }))
  .input(nothing)
  .output(planList)
  .query(async ({ ctx }) => ({ items: await ctx.services.plans.get() }));
