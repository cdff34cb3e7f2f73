import { adminRefundRequestPage, adminRefundRequestsInput } from "@callavet/shared/contract/billing.ts";
import { toPage } from "../../rows/paging.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toAdminRefundRequest } from "./refund-requests.map.ts";
import { selectRefundRequests } from "./refund-requests.queries.ts";

export const refundRequests = adminProcedure
  .meta(rest("GET", "/admin/refund-requests", "What owners want back, open ones first, with the payment behind it"))
  .input(adminRefundRequestsInput)
  .output(adminRefundRequestPage)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => toPage(await selectRefundRequests(trx, input), input, toAdminRefundRequest)),
  );
