import { page } from "@callavet/shared/contract/common.ts";
import { listInput, sessionListItem } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { toPage } from "../../rows/paging.ts";
import { toSessionListItem } from "./sessions.map.ts";
import { selectSessions } from "./sessions.queries.ts";

export const list = userProcedure
  .meta(rest("GET", "/sessions", "The person's consults, as owner or vet, newest first"))
  .input(listInput)
  .output(page(sessionListItem))
  .query(({ ctx, input }) =>
    ctx.transaction(async (trx) => toPage(await selectSessions(trx, ctx.userId, input), input, toSessionListItem)),
  );
