import { refundInput, refundResult } from "@callavet/shared/contract/billing.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { payBack } from "./pay-back.ts";
import { toAdminRefund } from "./payments.map.ts";

export const refund = adminProcedure
  .meta(rest("POST", "/admin/refunds", "Pays back a payment, in full or in part; the same requestId makes one refund"))
  .input(refundInput)
  .output(refundResult)
  .mutation(async ({ ctx, input: { paymentId, amount = null, reason = null, requestId } }) => ({
    refund: toAdminRefund(await payBack(ctx, { paymentId, amount, reason, requestId })),
  }));
