import { session, sessionIdInput } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { vetProcedure } from "../../trpc/procedures.ts";
import { toSession } from "../../rows/session.ts";
import { claimSession } from "./sessions.queries.ts";

export const claim = vetProcedure
  .meta(rest("POST", "/sessions/{sessionId}/claim", "Take a waiting consult; of two vets one gets it"))
  .input(sessionIdInput)
  .output(session)
  .mutation(({ ctx, input }) => ctx.transaction(async (trx) => toSession(await claimSession(trx, input.sessionId))));
