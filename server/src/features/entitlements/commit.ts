import { consumptionResult, finishInput } from "@callavet/shared/contract/entitlements.ts";
import { toConsumption } from "../../rows/consumption.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { commitUnit } from "./entitlements.queries.ts";

const commitAt = (path: `/${string}`) =>
  userProcedure
    .meta(rest("POST", path, "Charge a reserved unit, for good (the vet who gave care, an admin)"))
    .input(finishInput)
    .output(consumptionResult)
    .mutation(({ ctx, input }) =>
      ctx.transaction(async (trx) => ({ consumption: toConsumption(await commitUnit(trx, input.consumptionId)) })),
    );

export const commit = commitAt("/entitlements/commit");
export const commitAlias = commitAt("/subscriptions/commit");
