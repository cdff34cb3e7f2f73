import { adminHealth } from "@callavet/shared/contract/billing.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { iso } from "../../rows/times.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { selectOpenAlerts, selectViolations } from "./health.queries.ts";

export const health = adminProcedure
  .meta(rest("GET", "/admin/health", "Open alerts, and what an audit of the database finds: nothing in a sound one"))
  .input(nothing)
  .output(adminHealth)
  .query(({ ctx }) =>
    ctx.transaction(async (trx) => ({
      alerts: (await selectOpenAlerts(trx)).map(({ id, kind, subject, details, raised_at }) => ({
        id: Number(id),
        kind,
        subject,
        details,
        raisedAt: iso(raised_at),
      })),
      violations: await selectViolations(trx),
    })),
  );
