import { startInput, startResult } from "@callavet/shared/contract/sessions.ts";
import { triage } from "@callavet/shared/contract/triage.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toStartResult } from "./start.map.ts";
import { needsExtras, noExtras, selectExtras, startSession } from "./start.queries.ts";

/** Triage reads the owner's words first; everything else about the start is decided by `fn_start_session`. */
export const start = userProcedure
  .meta(rest("POST", "/sessions/start", "Start a consult: the session, what pays for it, and its room; or what would pay"))
  .input(startInput)
  .output(startResult)
  .mutation(async ({ ctx, input }) => {
    const text = input.text ?? "";
    const start = {
      type: input.type ?? input.mode ?? "chat",
      petId: input.petId ?? input.pet_id ?? null,
      text,
      language: input.language ?? null,
      requestId: input.clientRequestId ?? null,
      ...triage(text),
    };
    const started = await ctx.statement((trx) => startSession(trx, start));
    const extras = needsExtras(started) ? await ctx.transaction((trx) => selectExtras(trx, started)) : noExtras;
    return toStartResult(started, extras);
  });
