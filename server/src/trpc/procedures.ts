import type { Person } from "../auth/identity.ts";
import { t } from "./base.ts";
import type { Context } from "./context.ts";
import { withCode } from "./errors.ts";
import { refuse } from "./refuse.ts";
import { anonymousTransaction, personTransaction, type RunTransaction } from "./transaction.ts";

/** The context of a call that a person signed. */
export interface PersonContext extends Context {
  identity: Person;
  userId: string;
  transaction: RunTransaction;
}

const mapped = t.procedure.use(async ({ next, path, ctx }) => {
  const { reporter } = ctx.services;
  const started = performance.now();
  const result = await next();
  reporter.called(path, result.ok, performance.now() - started);
  if (result.ok) return result;
  const error = withCode(result.error);
  reporter.refused(error, path, ctx.requestId);
  return { ...result, error };
});

const limited = mapped.use(({ ctx, meta, path, next }) => {
  const who = ctx.identity.kind === "person" ? ctx.identity.viewer.claims.sub : ctx.address;
  if (!ctx.services.limits.take(meta?.limit ?? "read", path, who)) throw refuse(429, "rate_limited");
  return next();
});

/** Anybody, signed in or not; sees what `anon` may see. */
export const publicProcedure = limited.use(({ ctx, next }) => next({ ctx: { transaction: anonymousTransaction(ctx.services) } }));

/** A signed-in person. `transaction` runs as that viewer: row level security decides what is there. */
export const userProcedure = limited.use(({ ctx, next }) => {
  const { identity } = ctx;
  if (identity.kind === "refused") throw identity.error;
  // A socket outlives its token by nothing.
  if (identity.kind === "anonymous" || identity.expiresAt <= Date.now()) throw refuse(401, "unauthenticated");
  return next({ ctx: { identity, userId: identity.viewer.claims.sub, transaction: personTransaction(ctx.services, identity) } });
});

/** An approved vet: asked of Postgres inside the call's own transaction. */
export const vetProcedure = userProcedure.use(({ ctx, next }) =>
  next({ ctx: { transaction: personTransaction(ctx.services, ctx.identity, "vet") } }),
);

/** An operator: asked of Postgres inside the call's own transaction. */
export const adminProcedure = userProcedure.use(({ ctx, next }) =>
  next({ ctx: { transaction: personTransaction(ctx.services, ctx.identity, "admin") } }),
);
