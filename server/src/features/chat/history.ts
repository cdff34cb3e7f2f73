import { history as output, historyInput } from "@callavet/shared/contract/chat.ts";
import { rest } from "../../trpc/meta.ts";
import { toMessage } from "../../rows/message.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { readHistory } from "./chat.queries.ts";

export const history = userProcedure
  .meta(rest("GET", "/sessions/{sessionId}/messages", "Messages of a consult, in rising order"))
  .input(historyInput)
  .output(output)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const { rows, hasMore } = await readHistory(trx, input);
      return { items: rows.map(toMessage), hasMore };
    }),
  );
