import { nothing } from "@callavet/shared/contract/common.ts";
import { usage as output } from "@callavet/shared/contract/entitlements.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toUsage } from "./subscriptions.map.ts";
import { selectUsage } from "./subscriptions.queries.ts";

export const usage = userProcedure
  .meta(
    rest("GET", "/subscriptions/usage", "Units of the current period: included, reserved, consumed, remaining, and beside them"),
  )
  .input(nothing)
  .output(output)
  .query(({ ctx }) => ctx.transaction(async (trx) => toUsage(await selectUsage(trx))));
