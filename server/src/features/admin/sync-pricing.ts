import { pricingSyncResult } from "@callavet/shared/contract/billing.ts";
import { nothing } from "@callavet/shared/contract/common.ts";
import { syncPricing as sync } from "@callavet/shared/node/pricing/sync-pricing.ts";
import Stripe from "stripe";
import { rest } from "../../trpc/meta.ts";
import { operatorProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";

export const syncPricing = operatorProcedure
  .meta(
    rest("POST", "/admin/pricing/sync", "Makes the price list what Stripe's is; by an admin, or with x-admin-secret", {
      limit: "costly",
    }),
  )
  .input(nothing)
  .output(pricingSyncResult)
  .mutation(async ({ ctx: { services } }) => {
    if (!services.stripe) throw refuse(503, "provider_unavailable");
    const report = await sync(services.db, services.stripe).catch((error: unknown) => {
      throw error instanceof Stripe.errors.StripeError ? refuse(503, "provider_unavailable", {}, error) : error;
    });
    // Others are told by a notification; the next call here must not come before it.
    services.plans.forget();
    return report;
  });
