import { adminPaymentPage, adminPaymentsInput } from "@callavet/shared/contract/billing.ts";
import { toPage } from "../../rows/paging.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toAdminPayment } from "./payments.map.ts";
import { selectPayments } from "./payments.queries.ts";

export const payments = adminProcedure
  .meta(rest("GET", "/admin/payments", "Everybody's payments with their refunds and disputes, newest first"))
  .input(adminPaymentsInput)
  .output(adminPaymentPage)
  .query(({ ctx, input }) => ctx.transaction(async (trx) => toPage(await selectPayments(trx, input), input, toAdminPayment)));
