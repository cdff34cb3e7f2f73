import { resolveAlertInput } from "@callavet/shared/contract/billing.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure } from "../../trpc/procedures.ts";
import { resolveOpenAlert } from "./health.queries.ts";

export const resolveAlert = adminProcedure
  .meta(rest("POST", "/admin/alerts/resolve", "An alert was looked at; what caused it may raise another"))
  .input(resolveAlertInput)
  .output(nothing)
  .mutation(({ ctx, input }) =>
    ctx.transaction(async (trx) => {
      await resolveOpenAlert(trx, input.id);
      return {};
    }),
  );
