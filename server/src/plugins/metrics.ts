import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import type { Metrics } from "../metrics.ts";
import { isSecret } from "../secret.ts";
import { refuse } from "../trpc/refuse.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** `/metrics` for Prometheus, for whoever has the token; without one, for this machine alone. */
export const metricsRoute = fp(
  async (app: FastifyInstance, { metrics, token }: { metrics: Metrics; token: string | undefined }) => {
    app.addHook("onResponse", async (request, reply) => {
      const route = request.routeOptions.url ?? "none";
      metrics.http.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    });
    app.get("/metrics", { logLevel: "warn" }, async (request, reply) => {
      const allowed = token
        ? isSecret(request.headers.authorization, `Bearer ${token}`)
        : LOOPBACK.has(request.socket.remoteAddress ?? "");
      if (!allowed) throw refuse(403, "forbidden");
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
  },
);
