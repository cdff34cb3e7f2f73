import { z } from "zod";

/** Give every search document a vector of the model in use. Queued by SQL on a write, and by cron. */
export const embedDocumentsJob = { name: "embed-documents", payload: z.object({}).loose() } as const;
