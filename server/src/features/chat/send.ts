import { message, sendInput } from "@callavet/shared/contract/chat.ts";
import { rest } from "../../trpc/meta.ts";
import { toMessage } from "../../rows/message.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { sendMessage } from "./chat.queries.ts";

/** Stored first, then told: to this process' sockets at once, to other processes in batches. */
export const send = userProcedure
  .meta(rest("POST", "/sessions/{sessionId}/messages", "Say something; the same clientId is stored once", { limit: "chat" }))
  .input(sendInput)
  .output(message)
  .mutation(async ({ ctx, input }) => {
    const row = await ctx.statement((trx) => sendMessage(trx, input.sessionId, input.clientId, input.body));
    const sent = toMessage(row);
    ctx.services.rooms.deliver(sent);
    ctx.services.reporter.stored();
    return sent;
  });
