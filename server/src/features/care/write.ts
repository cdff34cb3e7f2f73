import { care, writeCareInput } from "@callavet/shared/contract/care.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toCare } from "./care.map.ts";
import { selectCare, writeCarePlan } from "./care.queries.ts";

export const write = userProcedure
  .meta(
    rest(
      "POST",
      "/sessions/{sessionId}/care",
      "Write the plan without a draft, or another version of it with a note that says why",
    ),
  )
  .input(writeCareInput)
  .output(care)
  .mutation(({ ctx, input: { sessionId, content, note } }) =>
    ctx.transaction(async (trx) => {
      await writeCarePlan(trx, sessionId, content, note ?? null);
      const row = await selectCare(trx, sessionId);
      if (!row) throw refuse(404, "session_not_found");
      return toCare(sessionId, row);
    }),
  );
