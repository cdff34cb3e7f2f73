import { readInput } from "@callavet/shared/contract/chat.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { markRead } from "./chat.queries.ts";
import { requireRole } from "./participant.ts";

export const read = userProcedure
  .meta(rest("POST", "/sessions/{sessionId}/read", "Say up to which message one has read", { limit: "chat" }))
  .input(readInput)
  .output(nothing)
  .mutation(async ({ ctx, input }) => {
    const role = await requireRole(ctx, input.sessionId);
    const seq = await ctx.transaction((trx) => markRead(trx, input.sessionId, input.seq));
    ctx.services.rooms.read(input.sessionId, role, seq);
    return {};
  });
