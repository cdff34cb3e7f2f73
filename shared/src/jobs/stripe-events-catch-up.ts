import { z } from "zod";

/** Queue stored Stripe events again that were forgotten: their job was lost, gave up, or died with its worker. By cron. */
export const stripeEventsCatchUpJob = { name: "stripe-events-catch-up", payload: z.object({}).loose() } as const;
