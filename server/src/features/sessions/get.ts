import { sessionDetail, sessionIdInput } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toSessionDetail } from "./detail.map.ts";
import { selectDetail } from "./detail.queries.ts";

export const get = userProcedure
  .meta(rest("GET", "/sessions/{sessionId}", "One consult with what its room shows"))
  .input(sessionIdInput)
  .output(sessionDetail)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const row = await selectDetail(trx, input.sessionId, ctx.userId);
      if (!row) throw refuse(404, "session_not_found");
      return toSessionDetail(row);
    }),
  );
