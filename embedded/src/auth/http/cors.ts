import type { FastifyReply, FastifyRequest } from "fastify";

const METHODS = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);
// `apikey` is ours: hosted projects get it from the gateway before the auth server, and auth-js is told to send it.
const HEADERS = new Set([
  "accept",
  "apikey",
  "authorization",
  "content-type",
  "x-client-ip",
  "x-client-info",
  "x-jwt-aud",
  "x-use-cookie",
  "x-supabase-api-version",
]);

export const isPreflight = (request: FastifyRequest): boolean =>
  request.method === "OPTIONS" && Boolean(request.headers["access-control-request-method"]);

/** 204 always; what may not be asked gets none of the allowing headers. */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const method = String(request.headers["access-control-request-method"]).toUpperCase();
  const asked = request.headers["access-control-request-headers"] ?? "";
  const names = asked.split(",").map((name) => name.trim().toLowerCase());
  reply.header("vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  if (METHODS.has(method) && names.every((name) => name === "" || HEADERS.has(name))) {
    reply.header("access-control-allow-origin", "*");
    reply.header("access-control-allow-credentials", "true");
    reply.header("access-control-allow-methods", method);
    if (asked) reply.header("access-control-allow-headers", asked);
  }
  return reply.code(204).send();
}

/** On every answer, errors too. */
export function allowOrigin(reply: FastifyReply): void {
  reply.header("access-control-allow-origin", "*");
  reply.header("access-control-allow-credentials", "true");
  reply.header("access-control-expose-headers", "X-Total-Count, Link, X-Supabase-Api-Version");
  reply.header("vary", "Origin");
}
