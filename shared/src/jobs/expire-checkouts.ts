import { z } from "zod";

/** A subscription became live: close the person's other open checkout pages at Stripe. Queued by SQL. */
export const expireCheckoutsJob = { name: "expire-checkouts", payload: z.object({ userId: z.uuid() }) } as const;
