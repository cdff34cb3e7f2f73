import { consumptionResult, releaseInput } from "@callavet/shared/contract/entitlements.ts";
import { toConsumption } from "../../rows/consumption.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { releaseUnit } from "./entitlements.queries.ts";

const releaseAt = (path: `/${string}`) =>
  userProcedure
    .meta(rest("POST", path, "Give a reserved unit back, for good (the vet on the case, an admin)"))
    .input(releaseInput)
    .output(consumptionResult)
    .mutation(({ ctx, input: { consumptionId, reason } }) =>
      ctx.transaction(async (trx) => ({ consumption: toConsumption(await releaseUnit(trx, consumptionId, reason)) })),
    );

export const release = releaseAt("/entitlements/release");
export const releaseAlias = releaseAt("/subscriptions/release");
