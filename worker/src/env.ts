import { draftSettings, type DraftSettings } from "@callavet/shared/node/ai/draft-settings.ts";
import { embedderSettings, type EmbedderSettings } from "@callavet/shared/node/search/embedder-settings.ts";
import { z } from "zod";

const flag = z.stringbool({ truthy: ["1", "true"], falsy: ["0", "false"] });

/** A flag as the environment writes it: `1` or `true`, else off. */
export const isOn = (value: string | undefined): boolean => flag.catch(false).parse(value);

const schema = z.object({
  DATABASE_URL: z.string().min(1),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** A unit that was used and is refunded is given again, as a credit. */
  OVERAGE_REFUND_GRANT_CREDIT: flag.default(false),
  /** Jobs at once. Each may hold one database connection while it runs. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(8),
  ...embedderSettings,
  ...draftSettings,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type WorkerEnv = z.infer<typeof schema>;
/** What `startWorker` reads; it gets its pool as an argument, so no address is needed. */
export type WorkerSettings = Pick<WorkerEnv, "STRIPE_SECRET_KEY" | "STRIPE_API_URL"> &
  Partial<
    Pick<
      WorkerEnv,
      "OVERAGE_REFUND_GRANT_CREDIT" | "WORKER_CONCURRENCY" | "LOG_LEVEL" | keyof EmbedderSettings | keyof DraftSettings
    >
  >;

/** The worker's environment; an empty variable counts as left out. Throws one error that names everything wrong, never a value. */
export function parseEnv(variables: Record<string, string | undefined>): WorkerEnv {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The worker's environment is wrong:\n  ${problems.join("\n  ")}`);
}
