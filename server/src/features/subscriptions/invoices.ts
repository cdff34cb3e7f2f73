import { invoicePage, invoicesInput } from "@callavet/shared/contract/subscriptions.ts";
import { toInvoice } from "../../rows/invoice.ts";
import { toPage } from "../../rows/paging.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { selectInvoices } from "./invoices.queries.ts";

export const invoices = userProcedure
  .meta(rest("GET", "/subscriptions/invoices", "The person's invoices, newest first, with Stripe's page and PDF of each"))
  .input(invoicesInput)
  .output(invoicePage)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => toPage(await selectInvoices(trx, ctx.userId, input), input, toInvoice)),
  );
