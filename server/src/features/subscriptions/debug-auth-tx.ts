import { nothing } from "@callavet/shared/contract/common.ts";
import { debugAuthTx as output } from "@callavet/shared/contract/diagnosis.ts";
import { rest } from "../../trpc/meta.ts";
import { diagnosisProcedure } from "../../trpc/procedures.ts";
import { selectViewer } from "./diagnosis.queries.ts";

export const debugAuthTx = diagnosisProcedure
  .meta(rest("GET", "/subscriptions/debug-auth-tx", "Diagnosis: who Postgres sees inside the call's transaction"))
  .input(nothing)
  .output(output)
  .query(({ ctx }) => ctx.transaction(selectViewer));
