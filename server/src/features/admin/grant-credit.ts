import { grantCreditInput, grantCreditResult } from "@callavet/shared/contract/billing.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { grantUnits } from "./grant-credit.queries.ts";

export const grantCredit = adminProcedure
  .meta(rest("POST", "/admin/credits", "Gives an owner units beside the plan's; the same requestId gives them once"))
  .input(grantCreditInput)
  .output(grantCreditResult)
  .mutation(({ ctx, input }) => ctx.transaction(async (trx) => ({ creditId: await grantUnits(trx, input) })));
