import { care, decideDraftInput } from "@callavet/shared/contract/care.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { toCare } from "./care.map.ts";
import { decideDraft, selectCare } from "./care.queries.ts";

export const decide = userProcedure
  .meta(
    rest("POST", "/care/drafts/{draftId}/decision", "Approve a draft, as it is or as edited, or reject it: the vet on the case"),
  )
  .input(decideDraftInput)
  .output(care)
  .mutation(({ ctx, input: { draftId, decision, content } }) =>
    ctx.transaction(async (trx) => {
      const sessionId = await decideDraft(trx, draftId, decision, content ?? null);
      const row = await selectCare(trx, sessionId);
      if (!row) throw refuse(404, "session_not_found");
      return toCare(sessionId, row);
    }),
  );
