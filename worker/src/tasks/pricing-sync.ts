import { pricingSyncJob } from "@callavet/shared/jobs/pricing-sync.ts";
import { syncPricing } from "@callavet/shared/node/pricing/sync-pricing.ts";
import { defineTask } from "../kit/define-task.ts";

export default defineTask(pricingSyncJob, async (_payload, { db, stripe, log }) => {
  if (!stripe) throw new Error("STRIPE_SECRET_KEY is not set");
  const { created, updated, deactivated, conflicts } = await syncPricing(db, stripe);
  const changed = { created: created.length, updated: updated.length, deactivated: deactivated.length };
  log.info({ ...changed, conflicts: conflicts.length }, "prices reconciled with Stripe");
});
