import { page } from "@callavet/shared/contract/common.ts";
import { adminSessionsInput, adminSession } from "@callavet/shared/contract/sessions.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { toPage } from "../../rows/paging.ts";
import { toAdminSession } from "./admin.map.ts";
import { selectAllSessions } from "./sessions.queries.ts";

export const sessions = adminProcedure
  .meta(rest("GET", "/admin/sessions", "Everybody's consults, newest first; email finds by any part of it"))
  .input(adminSessionsInput)
  .output(page(adminSession))
  .query(({ ctx, input }) => ctx.transaction(async (trx) => toPage(await selectAllSessions(trx, input), input, toAdminSession)));
