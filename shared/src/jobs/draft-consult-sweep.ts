import { z } from "zod";

/** Queue what should have been drafted by now and has no job. By cron. */
export const draftConsultSweepJob = { name: "draft-consult-sweep", payload: z.object({}).loose() } as const;
