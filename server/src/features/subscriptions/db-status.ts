import { nothing } from "@callavet/shared/contract/common.ts";
import { dbStatus as output } from "@callavet/shared/contract/diagnosis.ts";
import { countsOf } from "../../pool-counts.ts";
import { rest } from "../../trpc/meta.ts";
import { diagnosisProcedure } from "../../trpc/procedures.ts";
import { selectDatabase } from "./diagnosis.queries.ts";

export const dbStatus = diagnosisProcedure
  .meta(rest("GET", "/subscriptions/db-status", "Diagnosis: the database and this process' connections to it"))
  .input(nothing)
  .output(output)
  .query(async ({ ctx }) => ({
    ok: true,
    ...(await ctx.transaction(selectDatabase)),
    pool: countsOf(ctx.services.db.pool),
  }));
