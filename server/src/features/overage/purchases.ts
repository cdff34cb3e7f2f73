import { purchasePage, purchasesInput } from "@callavet/shared/contract/overage.ts";
import { toPage } from "../../rows/paging.ts";
import { toPurchase } from "../../rows/purchase.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { selectPurchases } from "./overage.queries.ts";

export const purchases = userProcedure
  .meta(rest("GET", "/subscriptions/overage/purchases", "The person's one-off purchases, newest first, with their receipts"))
  .input(purchasesInput)
  .output(purchasePage)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => toPage(await selectPurchases(trx, ctx.userId, input), input, toPurchase)),
  );
