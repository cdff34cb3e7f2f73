import { TRPCError } from "@trpc/server";
import type { Person } from "../auth/identity.ts";
import { t } from "./base.ts";
import type { Context } from "./context.ts";
import { withCode } from "./errors.ts";
import type { Meta } from "./meta.ts";
import { refuse } from "./refuse.ts";
import { anonymousTransaction, personStatement, personTransaction, type RunTransaction } from "./transaction.ts";

/** The context of a call that a person signed. */
export interface PersonContext extends Context {
  identity: Person;
  userId: string;
  transaction: RunTransaction;
  /** A transaction of one statement. */
  statement: RunTransaction;
}

/**
 * What every call passes, around what its kind adds. One middleware for each kind and not one for each concern: tRPC copies
 * the context at every step, and a message sent is a call.
 */
async function pass<R extends { ok: boolean }>(
  { ctx, meta, path }: { ctx: Context; meta: Meta | undefined; path: string },
  next: () => Promise<R>,
): Promise<R> {
  const { reporter, limits } = ctx.services;
  const who = ctx.identity.kind === "person" ? ctx.identity.viewer.claims.sub : ctx.address;
  const started = performance.now();
  let result: R | TRPCError;
  try {
    if (!limits.take(meta?.limit ?? "read", path, who)) throw refuse(429, "rate_limited");
    result = await next();
  } catch (error) {
    result = new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: error });
  }
  reporter.called(path, !(result instanceof TRPCError) && result.ok, performance.now() - started);
  const failure =
    result instanceof TRPCError ? result : "error" in result && result.error instanceof TRPCError ? result.error : null;
  if (!failure) return result as R;
  const error = withCode(failure);
  reporter.refused(error, path, ctx.requestId);
  throw error;
}

/**
 * Anybody, and a signed-in person as that viewer: for what shows more to those who may see more. A token that does not count
 * is refused, so that nobody mistakes what everybody sees for all there is.
 */
export const anybodyProcedure = t.procedure.use(({ ctx, meta, path, next }) =>
  pass({ ctx, meta, path }, () => {
    const { services } = ctx;
    if (ctx.identity.kind === "anonymous") return next({ ctx: { userId: null, transaction: anonymousTransaction(services) } });
    const identity = personOf(ctx);
    const userId: string | null = identity.viewer.claims.sub;
    return next({ ctx: { userId, transaction: personTransaction(services, identity) } });
  }),
);

function personOf({ identity }: Context): Person {
  if (identity.kind === "refused") throw identity.error;
  // A socket outlives its token by nothing.
  if (identity.kind === "anonymous" || identity.expiresAt <= Date.now()) throw refuse(401, "unauthenticated");
  return identity;
}

/** Anybody, signed in or not; sees what `anon` may see. */
export const publicProcedure = t.procedure.use(({ ctx, meta, path, next }) =>
  pass({ ctx, meta, path }, () => next({ ctx: { transaction: anonymousTransaction(ctx.services) } })),
);

/** A signed-in person. `transaction` runs as that viewer: row level security decides what is there. */
export const userProcedure = t.procedure.use(({ ctx, meta, path, next }) =>
  pass({ ctx, meta, path }, () => {
    const { services } = ctx;
    const identity = personOf(ctx);
    const userId = identity.viewer.claims.sub;
    return next({
      ctx: {
        identity,
        userId,
        transaction: personTransaction(services, identity),
        statement: personStatement(services, identity),
      },
    });
  }),
);

/** An approved vet: asked of Postgres inside the call's own transaction. */
export const vetProcedure = userProcedure.use(({ ctx, next }) =>
  next({ ctx: { transaction: personTransaction(ctx.services, ctx.identity, "vet") } }),
);

/** An operator: asked of Postgres inside the call's own transaction. */
export const adminProcedure = userProcedure.use(({ ctx, next }) =>
  next({ ctx: { transaction: personTransaction(ctx.services, ctx.identity, "admin") } }),
);

/** Anybody signed in, to find out why something does not work; in production an operator alone. */
export const diagnosisProcedure = userProcedure.use(async ({ ctx, next }) => {
  const { env } = ctx.services;
  const transaction = personTransaction(ctx.services, ctx.identity, env.NODE_ENV === "production" ? "admin" : undefined);
  // Asked at once: not every diagnosis needs a transaction of its own.
  await transaction(async () => {});
  return next({ ctx: { transaction } });
});

/** An operator, or automation with `x-admin-secret`; what it does, it does as the service. */
export const operatorProcedure = t.procedure.use(({ ctx, meta, path, next }) =>
  pass({ ctx, meta, path }, async () => {
    if (!ctx.automation) await personTransaction(ctx.services, personOf(ctx), "admin")(async () => {});
    return next();
  }),
);
