import { nothing } from "@callavet/shared/contract/common.ts";
import { subscriptionList } from "@callavet/shared/contract/subscriptions.ts";
import { toSubscription } from "../../rows/subscription.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { selectSubscriptions } from "./subscriptions.queries.ts";

export const my = userProcedure
  .meta(rest("GET", "/subscriptions/my", "The person's memberships, newest first"))
  .input(nothing)
  .output(subscriptionList)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => ({ items: (await selectSubscriptions(trx, ctx.userId)).map(toSubscription) })),
  );
