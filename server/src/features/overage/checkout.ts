import { overageCheckoutInput, overageCheckoutResult } from "@callavet/shared/contract/overage.ts";
import { openPage } from "../../stripe/open-page.ts";
import { returnAddresses } from "../../stripe/return-addresses.ts";
import { rest } from "../../trpc/meta.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { beginPurchase, openPurchase, selectReplacedPages } from "./checkout.queries.ts";
import { sitePaths } from "./site-paths.ts";

/** The page to pay a one-off purchase on. Postgres gives the purchase, the open one again for the same wish. */
export const checkout = userProcedure
  .meta(
    rest("POST", "/subscriptions/overage/checkout", "Buy units once, for a consult that waits for payment or to keep", {
      limit: "costly",
    }),
  )
  .input(overageCheckoutInput)
  .output(overageCheckoutResult)
  .mutation(async ({ ctx, input }) => {
    const { services } = ctx;
    const { stripe } = services;
    // Before a purchase is begun: an address of somebody else's leaves nothing behind.
    returnAddresses(services, input, sitePaths(null, input.original_session_id));
    if (!stripe) throw refuse(503, "provider_unavailable");
    const { begun, replaced } = await ctx.transaction(async (trx) => {
      const row = await beginPurchase(trx, input);
      return { begun: row, replaced: row.url ? [] : await selectReplacedPages(trx, row.id) };
    });
    const purchaseId = begun.id;
    const page = await openPage(ctx, stripe, {
      what: "purchase",
      begun,
      replaced,
      addresses: returnAddresses(services, input, sitePaths(purchaseId, input.original_session_id)),
      quantity: begun.quantity,
      own: (metadata) => ({ mode: "payment", payment_intent_data: { metadata } }),
      store: (trx, { id, payment_intent }, url) => openPurchase(trx, { purchaseId, page: id, url, payment: payment_intent }),
    });
    return { ...page, purchaseId };
  });
