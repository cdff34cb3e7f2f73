import { z } from "zod";

/** Somebody has two live subscriptions: end the one named here and pay it back. Queued by SQL when it sees it. */
export const resolveSecondSubscriptionJob = {
  name: "resolve-second-subscription",
  payload: z.object({ stripeSubscription: z.string().min(1) }),
} as const;
