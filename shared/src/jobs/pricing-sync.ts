import { z } from "zod";

/** Reconcile Stripe's products and prices into ours. Queued under its own name: a burst of changes is one job. */
export const pricingSyncJob = { name: "pricing-sync", payload: z.object({}).loose() } as const;
