import { overageConsumeInput, overageConsumeResult } from "@callavet/shared/contract/overage.ts";
import { toConsumption } from "../../rows/consumption.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { consumeOverage } from "./overage.queries.ts";

export const consume = userProcedure
  .meta(rest("POST", "/subscriptions/overage/consume", "Pay for a waiting consult with a paid purchase, or with a credit"))
  .input(overageConsumeInput)
  .output(overageConsumeResult)
  .mutation(({ ctx, input }) =>
    ctx.transaction(async (trx) => ({ consumption: toConsumption(await consumeOverage(trx, input)) })),
  );
