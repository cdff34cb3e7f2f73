import { nothing } from "@callavet/shared/contract/common.ts";
import { creditList } from "@callavet/shared/contract/overage.ts";
import { toCredit } from "../../rows/credit.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { selectCredits } from "./overage.queries.ts";

export const credits = userProcedure
  .meta(rest("GET", "/subscriptions/overage/credits", "Units beside the plan's, the first to be used first"))
  .input(nothing)
  .output(creditList)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => {
      const items = (await selectCredits(trx, ctx.userId)).map(toCredit);
      const usable = (type: "chat" | "video"): number =>
        items.reduce((sum, credit) => sum + (credit.type === type && !credit.frozen ? credit.remaining : 0), 0);
      return { items, chat: usable("chat"), video: usable("video") };
    }),
  );
