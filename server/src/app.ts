import { randomUUID } from "node:crypto";
import { MAX_QUERY } from "@callavet/shared/contract/search.ts";
import rateLimit from "@fastify/rate-limit";
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from "fastify";
import { identifyHeader, type Verifier } from "./auth/verifier.ts";
import { loggerOptions } from "./logging.ts";
import type { Metrics } from "./metrics.ts";
import { errors } from "./plugins/errors.ts";
import { health } from "./plugins/health.ts";
import { metricsRoute } from "./plugins/metrics.ts";
import { openapi } from "./plugins/openapi.ts";
import { pressure } from "./plugins/pressure.ts";
import { rest } from "./plugins/rest.ts";
import { security } from "./plugins/security.ts";
import { site } from "./plugins/site.ts";
import { sockets } from "./plugins/sockets.ts";
import { trpc } from "./plugins/trpc.ts";
import { isSecret } from "./secret.ts";
import type { Services } from "./services.ts";
import type { Context } from "./trpc/context.ts";
import { refuse } from "./trpc/refuse.ts";
import { internalEvent } from "./webhooks/internal-event.ts";
import { stripeWebhook } from "./webhooks/stripe.ts";

export interface AppOptions {
  services: Services;
  verifier: Verifier;
  metrics: Metrics;
  ready(): Promise<void>;
}

/** Largest body of a call; a message may have 8,000 characters. */
const BODY_LIMIT = 128 * 1024;
/** Calls from one address in a minute, before each person's own limits: only a flood meets it. */
const CALLS_PER_MINUTE = 6000;
/** Node's own 16 kB, which end in a bare 431, and the longest query beside them: nine bytes of an address for a character. */
const HEADER_LIMIT = 16 * 1024 + 9 * MAX_QUERY;

/** The whole server, not listening yet. */
export async function buildApp({ services, verifier, metrics, ready }: AppOptions): Promise<FastifyInstance> {
  const { env } = services;
  const app = Fastify({
    logger: loggerOptions(env.LOG_LEVEL),
    logController: new LogController({ disableRequestLogging: env.LOG_LEVEL !== "debug" && env.LOG_LEVEL !== "trace" }),
    genReqId: ({ headers }) =>
      /^[\w-]{8,64}$/.test(String(headers["x-request-id"] ?? "")) ? String(headers["x-request-id"]) : randomUUID(),
    bodyLimit: BODY_LIMIT,
    http: { maxHeaderSize: HEADER_LIMIT },
    trustProxy: env.TRUST_PROXY,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 5000 },
  });

  const contextOf = async (request: FastifyRequest): Promise<Context> => ({
    identity: await identifyHeader(verifier, request.headers.authorization),
    services,
    automation: isSecret(request.headers["x-admin-secret"], env.ADMIN_SECRET),
    address: request.ip,
    requestId: request.id,
  });

  await app.register(errors);
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
  await app.register(security, { publicUrl: services.publicUrl, authUrl: env.AUTH_URL });
  await app.register(pressure);
  await app.register(metricsRoute, { metrics, token: env.METRICS_TOKEN });
  await app.register(health, { ready });
  await app.register(site, {
    webDist: env.WEB_DIST,
    adminDist: env.ADMIN_DIST,
    config: {
      authUrl: env.AUTH_URL,
      authKey: env.AUTH_KEY,
      embedded: env.MAILBOX_URL !== undefined,
      mailboxUrl: env.MAILBOX_URL ?? null,
    },
  });
  await app.register(stripeWebhook, { db: services.db, stripeSecrets: env.STRIPE_WEBHOOK_SECRET });
  await app.register(internalEvent, { db: services.db, secret: env.INTERNAL_SECRET });
  await app.register(sockets);
  await app.register(async (calls) => {
    if (env.LIMIT_FACTOR > 0) {
      const max = Math.ceil(CALLS_PER_MINUTE * env.LIMIT_FACTOR);
      await calls.register(rateLimit, { max, timeWindow: 60_000, errorResponseBuilder: () => refuse(429, "rate_limited") });
    }
    await calls.register(trpc, { services, verifier, contextOf });
    await calls.register(rest, { contextOf });
  });
  await app.register(openapi, { publicUrl: services.publicUrl });
  return app;
}
