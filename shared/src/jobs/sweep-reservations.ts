import { z } from "zod";

/** Release expired reservations and close what they held; every minute by cron. */
export const sweepReservationsJob = { name: "sweep-reservations", payload: z.object({}).loose() } as const;
