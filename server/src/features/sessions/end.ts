import { endInput, endResult } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toReceipt } from "./detail.map.ts";
import { selectReceipt } from "./detail.queries.ts";
import { toSession } from "../../rows/session.ts";
import { endSession } from "./sessions.queries.ts";

export const end = userProcedure
  .meta(rest("POST", "/sessions/end", "End a consult: the receipt says which bucket paid, or that nothing did"))
  .input(endInput)
  .output(endResult)
  .mutation(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const ended = toSession(await endSession(trx, input.sessionId, input.reason ?? null));
      return { session: ended, receipt: toReceipt(ended.type, await selectReceipt(trx, input.sessionId)) };
    }),
  );
