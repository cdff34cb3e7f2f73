import { page } from "@callavet/shared/contract/common.ts";
import { adminSubscription, adminSubscriptionsInput } from "@callavet/shared/contract/subscriptions.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toPage } from "../../rows/paging.ts";
import { toAdminSubscription } from "./admin.map.ts";
import { selectAllSubscriptions } from "./subscriptions.queries.ts";

export const subscriptions = adminProcedure
  .meta(rest("GET", "/admin/subscriptions", "Everybody's memberships, newest first; email finds by any part of it"))
  .input(adminSubscriptionsInput)
  .output(page(adminSubscription))
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => toPage(await selectAllSubscriptions(trx, input), input, toAdminSubscription)),
  );
