import { care, careInput } from "@callavet/shared/contract/care.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toCare } from "./care.map.ts";
import { selectCare } from "./care.queries.ts";

export const get = userProcedure
  .meta(
    rest(
      "GET",
      "/sessions/{sessionId}/care",
      "What is left of a consult in writing: approved versions, and for its vet the draft",
    ),
  )
  .input(careInput)
  .output(care)
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      const row = await selectCare(trx, input.sessionId);
      if (!row) throw refuse(404, "session_not_found");
      return toCare(input.sessionId, row);
    }),
  );
