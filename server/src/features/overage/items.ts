import { nothing } from "@callavet/shared/contract/common.ts";
import { overageItemList } from "@callavet/shared/contract/overage.ts";
import { toOverageItem } from "../../rows/overage-item.ts";
import { rest } from "../../trpc/meta.ts";
import { publicProcedure } from "../../trpc/procedures.ts";
import { selectItems } from "./overage.queries.ts";

export const items = publicProcedure
  .meta(rest("GET", "/subscriptions/overage/items", "What can be bought once, without a plan", { open: true }))
  .input(nothing)
  .output(overageItemList)
  .query(({ ctx }) => ctx.transaction(async (trx) => ({ items: (await selectItems(trx)).map(toOverageItem) })));
