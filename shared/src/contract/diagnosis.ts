import { z } from "zod";

/** What `GET /subscriptions/db-status` says about the database. */
export const dbStatus = z.object({
  ok: z.boolean(),
  version: z.string(),
  migrations: z.number().int(),
  pool: z.object({ total: z.number().int(), idle: z.number().int(), waiting: z.number().int() }),
});
/** Who the call is, by its token. */
export const debugAuth = z.object({
  userId: z.uuid(),
  role: z.string(),
  sessionId: z.string().nullable(),
  expiresAt: z.string(),
});
/** Who Postgres sees inside the viewer's transaction. */
export const debugAuthTx = z.object({
  currentUser: z.string(),
  role: z.string(),
  uid: z.uuid().nullable(),
  claims: z.record(z.string(), z.unknown()),
  isVet: z.boolean(),
  isAdmin: z.boolean(),
});
/** Why a person has units or has none. */
export const debugActive = z.object({
  subscriptions: z.array(z.object({ id: z.uuid(), status: z.string(), live: z.boolean(), superseded: z.boolean() })),
  periods: z.array(z.object({ id: z.uuid(), start: z.string(), end: z.string(), covers: z.boolean(), frozen: z.boolean() })),
});
