import { nothing } from "@callavet/shared/contract/common.ts";
import { usageCurrent as output, type UnitUsage } from "@callavet/shared/contract/entitlements.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toUsage } from "./subscriptions.map.ts";
import { selectUsage } from "./subscriptions.queries.ts";

export const usageCurrent = userProcedure
  .meta(rest("GET", "/subscriptions/usage/current", "What can be started now, from whatever bucket"))
  .input(nothing)
  .output(output)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => {
      const { planCode, periodEnd, frozen, chat, video } = toUsage(await selectUsage(trx));
      const startable = (units: UnitUsage): number => (frozen ? 0 : units.remaining) + units.credits;
      return {
        planCode,
        periodEnd,
        chatsRemaining: startable(chat),
        videosRemaining: startable(video),
      };
    }),
  );
