import { session, updateInput } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { selectSession } from "../../rows/session.queries.ts";
import { toSession } from "../../rows/session.ts";
import { attachPet, claimSession, endSession } from "./sessions.queries.ts";

export const update = userProcedure
  .meta(rest("PATCH", "/sessions/{sessionId}", "Attach the animal, claim (active), or end (completed, canceled)"))
  .input(updateInput)
  .output(session)
  .mutation(({ ctx, input: { sessionId, petId, status } }) =>
    ctx.transaction(async (trx) => {
      if (petId) await attachPet(trx, sessionId, petId);
      if (status === "active") await claimSession(trx, sessionId);
      else if (status) await endSession(trx, sessionId, status === "canceled" ? "canceled" : null);
      const row = await selectSession(trx, sessionId);
      if (!row) throw refuse(404, "session_not_found");
      return toSession(row);
    }),
  );
