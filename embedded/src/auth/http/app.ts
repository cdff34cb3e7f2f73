import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { Auth } from "../context.ts";
import { endpoints } from "../endpoints/all.ts";
import { AuthError } from "../errors.ts";
import { requireAdmin, requirePerson } from "./bearer.ts";
import { allowOrigin, answerPreflight, isPreflight } from "./cors.ts";
import { fromHttpLayer, sendError } from "./send-error.ts";
import type { AuthRequest, Endpoint } from "./types.ts";

const BASE = "/auth/v1";
const BODY_LIMIT = 1024 * 1024;
const FORM = /^\s*(application\/x-www-form-urlencoded|multipart\/form-data)/i;

export function buildApp(auth: Auth, onFault: (error: Error) => void): FastifyInstance {
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    // An address that cannot be decoded is an unknown path like any other.
    frameworkErrors: (_error, request, reply) => void answerUnknown(auth, request, reply),
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 5000 },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.decorateRequest("isForm", false);
  app.addHook("onRequest", async (request, reply) => {
    if (isPreflight(request)) return answerPreflight(request, reply);
    allowOrigin(reply);
    // What the body is called does not matter here, except that a form's content is lost.
    request.setDecorator("isForm", FORM.test(request.headers["content-type"] ?? ""));
    request.headers["content-type"] = "application/json";
    return undefined;
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const known = error instanceof AuthError ? error : fromHttpLayer(error);
    if (known) return sendError(request, reply, known);
    onFault(error);
    return sendError(
      request,
      reply,
      new AuthError(500, "unexpected_failure", "Unexpected failure, please check server logs for more information"),
    );
  });
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: BASE + endpoint.path,
      handler: (request, reply) => answer(auth, endpoint, request, reply),
    });
  }
  app.setNotFoundHandler((request, reply) => answerUnknown(auth, request, reply));
  return app;
}

function asAuthRequest(request: FastifyRequest): AuthRequest {
  const query = request.query as Record<string, string | string[]>;
  const isForm = request.getDecorator<boolean>("isForm");
  return {
    params: request.params as Record<string, string>,
    query: Object.fromEntries(
      Object.entries(query).map(([key, value]) => [key, Array.isArray(value) ? (value[0] ?? "") : value]),
    ),
    headers: request.headers as Record<string, string | undefined>,
    body: isForm || !Buffer.isBuffer(request.body) ? undefined : request.body,
  };
}

async function answer(auth: Auth, endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { status = 200, headers = {}, json } = await endpoint.handle(auth, asAuthRequest(request));
  reply.code(status).headers(headers);
  return json === undefined ? reply.send() : reply.send(json);
}

const patterns = Map.groupBy(endpoints, (endpoint) => endpoint.path);
const matchers = [...patterns].map(([path, rows]) => ({
  pattern: new RegExp(
    `^${path
      .replaceAll(".", "\\.")
      .replace(/:[a-z]+/g, "[^/]+")
      .replace("*", ".*")}$`,
  ),
  allow: rows.map((row) => row.method).join(", "),
}));

/** Paths where the token is looked at before the path and the method are. */
async function requireTokenFirst(auth: Auth, path: string, request: FastifyRequest): Promise<void> {
  if (path === "/admin" || path.startsWith("/admin/")) await requireAdmin(auth, asAuthRequest(request));
  if (path === "/user" || path.startsWith("/user/") || path === "/reauthenticate")
    await requirePerson(auth, asAuthRequest(request));
}

async function answerUnknown(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const full = request.url.split("?")[0] ?? "";
  const path = full.startsWith(`${BASE}/`) ? full.slice(BASE.length).replace(/\/$/, "") : "";
  await requireTokenFirst(auth, path, request);
  const allow = matchers.find(({ pattern }) => pattern.test(path))?.allow;
  if (allow) return reply.code(405).header("allow", allow).send();
  return reply.code(404).type("text/plain; charset=utf-8").send("404 page not found\n");
}
