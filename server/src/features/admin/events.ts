import { adminEventPage, adminEventsInput } from "@callavet/shared/contract/billing.ts";
import { toPage } from "../../rows/paging.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toAdminEvent } from "./events.map.ts";
import { selectEvents } from "./events.queries.ts";

export const events = adminProcedure
  .meta(rest("GET", "/admin/stripe-events", "Stripe's events as they were stored, failed ones first, without their payload"))
  .input(adminEventsInput)
  .output(adminEventPage)
  .query(({ ctx, input }) => ctx.transaction(async (trx) => toPage(await selectEvents(trx, input), input, toAdminEvent)));
