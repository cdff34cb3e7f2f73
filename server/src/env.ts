import { embedderSettings } from "@callavet/shared/node/search/embedder-settings.ts";
import { z } from "zod";

const flag = z.enum(["0", "1", "true", "false"]).transform((value) => value === "1" || value === "true");
const address = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ""));
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  /** Only the process of its own needs it: a caller of `startServer` hands over a pool. */
  DATABASE_URL: z.string().optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  /** The address that people see; left out, the one that is listened on. */
  PUBLIC_URL: address.optional(),
  /** The auth provider, with `/auth/v1`; also the issuer that tokens must name. */
  AUTH_URL: address,
  AUTH_JWKS_URL: address.optional(),
  AUTH_KEY: z.string().default(""),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_API_URL: address.optional(),
  /** Old and new secrets, separated by commas; empty switches the route off. */
  STRIPE_WEBHOOK_SECRET: list.default([]),
  /** Lets services hand Stripe's events over at `/internal/stripe/event`; without one the route is off. */
  INTERNAL_SECRET: z.string().min(16).optional(),
  /** Lets automation do what is marked for it, as an admin may; without one that way is off. */
  ADMIN_SECRET: z.string().min(16).optional(),
  WEB_DIST: z.string().optional(),
  ADMIN_DIST: z.string().optional(),
  MAILBOX_URL: address.optional(),
  /** Bearer token for `/metrics`; without one only loopback may read it. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Multiplies every limit on calls; 0 switches them off, for measuring. */
  LIMIT_FACTOR: z.coerce.number().min(0).max(1000).default(1),
  /** As the worker has them: a query is embedded by whom the documents were. */
  ...embedderSettings,
  /** Behind a proxy that sets X-Forwarded-For. */
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
});

export type Env = Readonly<z.infer<typeof schema>>;

export class EnvError extends Error {
  override readonly name = "EnvError";
}

/** Parses the environment; whatever is wrong with it is said at once, by name, without the values. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  // An empty variable is one that was left out: that is how compose files write it.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return Object.freeze(parsed.data);
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new EnvError(`The environment is not right:\n${lines.join("\n")}`);
}
