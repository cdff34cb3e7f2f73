import { ownerMoney as output, ownerMoneyInput } from "@callavet/shared/contract/billing.ts";
import { toCredit } from "../../rows/credit.ts";
import { toInvoice } from "../../rows/invoice.ts";
import { toPurchase } from "../../rows/purchase.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { selectOwnersCredits, selectOwnersInvoices, selectOwnersPurchases } from "./owner-money.queries.ts";

export const ownerMoney = adminProcedure
  .meta(rest("GET", "/admin/owners/{userId}/money", "One owner's credits, purchases and invoices, the newest 50 of each"))
  .input(ownerMoneyInput)
  .output(output)
  .query(({ ctx, input: { userId } }) =>
    ctx.transaction(async (trx) => ({
      credits: (await selectOwnersCredits(trx, userId)).map(toCredit),
      purchases: (await selectOwnersPurchases(trx, userId)).map(toPurchase),
      invoices: (await selectOwnersInvoices(trx, userId)).map(toInvoice),
    })),
  );
