import { typingInput } from "@callavet/shared/contract/chat.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { requireRole } from "./participant.ts";

export const typing = userProcedure
  .meta(rest("POST", "/sessions/{sessionId}/typing", "Say that one is writing, or has stopped", { limit: "chat" }))
  .input(typingInput)
  .output(nothing)
  .mutation(async ({ ctx, input }) => {
    const role = await requireRole(ctx, input.sessionId);
    ctx.services.rooms.typing(input.sessionId, role, input.typing);
    return {};
  });
