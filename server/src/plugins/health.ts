import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";

export interface HealthOptions {
  /** Resolves when the database answers and has the schema that this release knows. */
  ready(): Promise<void>;
}

/** `/healthz`: this process is alive. `/readyz`: it can serve. */
export const health = fp(async (app: FastifyInstance, { ready }: HealthOptions) => {
  app.get("/healthz", { logLevel: "warn" }, async () => ({ status: "ok" }));
  app.get("/readyz", { logLevel: "warn" }, async (request, reply) => {
    try {
      await ready();
      return { status: "ready" };
    } catch (error) {
      request.log.warn({ err: error }, "not ready");
      return reply
        .code(503)
        .send({ status: "not ready", reason: "provider_unavailable", message: "The database cannot be reached" });
    }
  });
});
