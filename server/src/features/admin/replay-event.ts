import { replayInput, replayResult } from "@callavet/shared/contract/billing.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toAdminEvent } from "./events.map.ts";
import { replayStripeEvent } from "./events.queries.ts";

export const replayEvent = adminProcedure
  .meta(rest("POST", "/admin/stripe-events/replay", "Handles a stored event again; what it changes converges, so twice is safe"))
  .input(replayInput)
  .output(replayResult)
  .mutation(({ ctx, input }) =>
    ctx.transaction(async (trx) => ({ event: toAdminEvent(await replayStripeEvent(trx, input.eventId)) })),
  );
