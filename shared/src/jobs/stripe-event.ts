import { z } from "zod";

/** Converge what a stored Stripe event speaks of. Queued with `job_key = stripe:<event id>`. */
export const stripeEventJob = { name: "stripe-event", payload: z.object({ eventId: z.string().min(1) }) } as const;
