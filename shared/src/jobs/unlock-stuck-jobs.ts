import { z } from "zod";

/** Give back the jobs that a killed worker still holds; the queue by itself waits four hours. By cron. */
export const unlockStuckJobsJob = { name: "unlock-stuck-jobs", payload: z.object({}).loose() } as const;
