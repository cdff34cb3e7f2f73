import { refundReason } from "@callavet/shared/contract/billing.ts";
import { asService } from "@callavet/shared/node/database.ts";
import Stripe from "stripe";
import type { PersonContext } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import type { RefundRow } from "./payments.queries.ts";
import { abandonRefund, beginRefund, openRefund, type BegunRefund, type RefundWish } from "./refund.queries.ts";

type Reason = Stripe.RefundCreateParams.Reason;
const reasons: readonly Reason[] = refundReason.options;

/**
 * Pays money back: our row first, then Stripe under a key that is the row's id. A lost answer leaves the row `creating`, and
 * the same wish asks again with the same key; what Stripe refuses is abandoned, and is no refund.
 */
export async function payBack(ctx: PersonContext, wish: RefundWish): Promise<RefundRow> {
  const { stripe, db } = ctx.services;
  if (!stripe) throw refuse(503, "provider_unavailable");
  const begun = await ctx.transaction((trx) => beginRefund(trx, wish));
  if (begun.status !== "creating") return begun;
  try {
    const { id, status } = await create(stripe, begun);
    return await asService(db, (trx) => openRefund(trx, begun.id, id, status ?? "pending"));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    // The same wish is being carried out at this moment: it is under way, and nothing is wrong with it.
    if (error instanceof Stripe.errors.StripeIdempotencyError || error.statusCode === 409) return begun;
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw refuse(503, "provider_unavailable", {}, error);
    const code = error.code ?? "refused";
    await asService(db, (trx) => abandonRefund(trx, begun.id, code));
    throw refuse(409, "refund_not_possible", { code }, error);
  }
}

function create(stripe: Stripe, { id, amount, reason, stripe_payment_intent_id }: BegunRefund): Promise<Stripe.Refund> {
  const known = reasons.find((one) => one === reason);
  return stripe.refunds.create(
    { payment_intent: stripe_payment_intent_id, amount, ...(known && { reason: known }), metadata: { refund_id: id } },
    { idempotencyKey: `refund_${id}` },
  );
}
