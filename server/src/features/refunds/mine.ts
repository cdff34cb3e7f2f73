import { refundRequestList } from "@callavet/shared/contract/billing.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { toRefundRequest } from "../../rows/refund-request.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { selectRefundRequests } from "./refunds.queries.ts";

export const mine = userProcedure
  .meta(rest("GET", "/refunds/requests", "What the person asked to have back, and what was decided"))
  .input(nothing)
  .output(refundRequestList)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => ({ items: (await selectRefundRequests(trx, ctx.userId)).map(toRefundRequest) })),
  );
