import { nothing } from "@callavet/shared/contract/common.ts";
import { debugAuth as output } from "@callavet/shared/contract/diagnosis.ts";
import { rest } from "../../trpc/meta.ts";
import { diagnosisProcedure } from "../../trpc/procedures.ts";

export const debugAuth = diagnosisProcedure
  .meta(rest("GET", "/subscriptions/debug-auth", "Diagnosis: who the call is, by its token"))
  .input(nothing)
  .output(output)
  .query(({ ctx }) => {
    const { viewer, expiresAt } = ctx.identity;
    const { role, session_id: sessionId = null } = viewer.claims;
    return { userId: ctx.userId, role, sessionId, expiresAt: new Date(expiresAt).toISOString() };
  });
