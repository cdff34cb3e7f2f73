import { askRefundInput, refundRequest } from "@callavet/shared/contract/billing.ts";
import { toRefundRequest } from "../../rows/refund-request.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { requestRefund } from "./refunds.queries.ts";

export const ask = userProcedure
  .meta(rest("POST", "/refunds/requests", "Ask for the money or the unit of a consult or purchase back", { limit: "costly" }))
  .input(askRefundInput)
  .output(refundRequest)
  .mutation(({ ctx, input }) => ctx.transaction(async (trx) => toRefundRequest(await requestRefund(trx, input))));
