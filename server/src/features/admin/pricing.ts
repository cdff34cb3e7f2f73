import { nothing } from "@callavet/shared/contract/common.ts";
import { adminPlanList } from "@callavet/shared/contract/pricing.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toAdminPlan } from "./admin.map.ts";
import { selectPlans } from "./pricing.queries.ts";

export const pricing = adminProcedure
  .meta(rest("GET", "/admin/pricing", "All plans and prices, inactive ones too"))
  .input(nothing)
  .output(adminPlanList)
  .query(({ ctx }) => ctx.transaction(async (trx) => ({ items: (await selectPlans(trx)).map(toAdminPlan) })));
