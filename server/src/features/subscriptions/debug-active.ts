import { nothing } from "@callavet/shared/contract/common.ts";
import { debugActive as output } from "@callavet/shared/contract/diagnosis.ts";
import { iso } from "../../rows/times.ts";
import { rest } from "../../trpc/meta.ts";
import { diagnosisProcedure } from "../../trpc/procedures.ts";
import { selectPeriods } from "./diagnosis.queries.ts";
import { selectSubscriptions } from "./subscriptions.queries.ts";

export const debugActive = diagnosisProcedure
  .meta(rest("GET", "/subscriptions/debug-active", "Diagnosis: why the person has units, or has none"))
  .input(nothing)
  .output(output)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => {
      const subscriptions = await selectSubscriptions(trx, ctx.userId);
      const periods = await selectPeriods(trx, ctx.userId);
      return {
        subscriptions: subscriptions.map(({ id, status, live, superseded }) => ({ id, status, live, superseded })),
        periods: periods.map(({ id, period_start, period_end, covers, frozen }) => ({
          id,
          start: iso(period_start),
          end: iso(period_end),
          covers,
          frozen,
        })),
      };
    }),
  );
