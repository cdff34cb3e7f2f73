import { nothing } from "@callavet/shared/contract/common.ts";
import { usageCurrent as output } from "@callavet/shared/contract/entitlements.ts";
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
      const { planCode, periodEnd, chat, video } = toUsage(await selectUsage(trx));
      return {
        planCode,
        periodEnd,
        chatsRemaining: chat.remaining + chat.credits,
        videosRemaining: video.remaining + video.credits,
      };
    }),
  );
