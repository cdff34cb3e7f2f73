import { decideRefundInput, decideRefundResult } from "@callavet/shared/contract/billing.ts";
import { rest } from "../../trpc/meta.ts";
import { adminProcedure, type PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { payBack } from "./pay-back.ts";
import { toAdminRefundRequest } from "./refund-requests.map.ts";
import { decideRefundRequest, selectRefundRequest, type AdminRefundRequestRow } from "./refund-requests.queries.ts";

/** Money first, the word after it: nobody is told of a refund that Stripe refused. */
export const decideRefund = adminProcedure
  .meta(rest("POST", "/admin/refund-requests/decide", "Pays back, gives a unit, or says no; the owner is told by mail"))
  .input(decideRefundInput)
  .output(decideRefundResult)
  .mutation(async ({ ctx, input: { id, decision, amount, answer = "" } }) => {
    const asked = await ctx.transaction((trx) => selectRefundRequest(trx, id));
    if (!asked) throw refuse(404, "not_found");
    if (decision === "refund" && asked.status === "open") await payBackFor(ctx, asked, amount);
    return ctx.transaction(async (trx) => {
      await decideRefundRequest(trx, id, decision, answer);
      const decided = await selectRefundRequest(trx, id);
      if (!decided) throw new Error("the request just decided cannot be read");
      return { request: toAdminRefundRequest(decided) };
    });
  });

async function payBackFor(ctx: PersonContext, asked: AdminRefundRequestRow, given: number | undefined): Promise<void> {
  if (!asked.payment_id) throw refuse(409, "refund_not_possible", { refundable: 0 });
  const amount = given ?? asked.suggested;
  // One that has begun has its amount.
  if (amount === null && !asked.begun) throw refuse(400, "input_invalid", { field: "amount" });
  // The request's id is the wish's: however often it is decided, it is one refund.
  await payBack(ctx, { paymentId: asked.payment_id, amount, reason: "requested_by_customer", requestId: asked.id });
}
