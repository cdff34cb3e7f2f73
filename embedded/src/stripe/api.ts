import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Stripe } from "stripe";
import { withAddress } from "./address.ts";
import { newId } from "./ids.ts";
import { endpoints } from "./resources/endpoints.ts";
import type { Store } from "./store.ts";
import { checkKey } from "./wire/auth.ts";
import type { Endpoint } from "./wire/endpoint.ts";
import { invalid, StripeRefusal, unknownUrl } from "./wire/errors.ts";
import { expand, takeExpand } from "./wire/expand.ts";
import { parseForm } from "./wire/form.ts";
import { type Answer, fingerprint, remember, replayOf } from "./wire/idempotency.ts";
import { createWorld } from "./world.ts";

export interface ApiOptions {
  store: Store;
  secretKey: string;
  ownUrl: () => string;
  /** Called after each change, when there may be something to deliver. */
  changed: () => void;
}

/** Stripe's API, on `/v1`. */
export function registerApi(app: FastifyInstance, options: ApiOptions): void {
  for (const each of endpoints) {
    app.route({ method: each.method, url: each.path, handler: (request, reply) => answer(each, request, reply, options) });
  }
  app.all("/v1/*", (request, reply) => {
    begin(request, reply, options);
    throw unknownUrl(request.method, request.url.split("?")[0] ?? "");
  });
}

function answer(endpoint: Endpoint, request: FastifyRequest, reply: FastifyReply, options: ApiOptions): FastifyReply {
  const requestId = begin(request, reply, options);
  const { store } = options;
  const body = encodedParams(request);
  const key = request.method === "POST" ? headerOf(request, "idempotency-key") : undefined;
  const print = fingerprint(request.method, request.url.split("?")[0] ?? "", body);

  const { result, replayed } = store.transaction(() => {
    const earlier = key === undefined ? null : replayOf(store, key, print);
    if (earlier) return { result: earlier, replayed: true };
    const fresh = attempt(store, requestId, () => {
      const form = parseForm(body);
      const paths = takeExpand(form);
      const world = createWorld(store, { id: requestId, idempotency_key: key ?? null });
      return expand(store, endpoint.run(world, form, idOf(request)), paths);
    });
    if (key !== undefined) remember(store, key, print, fresh);
    return { result: fresh, replayed: false };
  });

  if (key !== undefined) void reply.header("idempotency-key", key);
  if (replayed) void reply.header("idempotent-replayed", "true").header("original-request", result.requestId);
  options.changed();
  return reply.code(result.status).type("application/json").send(withAddress(result.body, options.ownUrl()));
}

/** A card that is refused is an answer: the same key hears it again. What was done on the way stays only if it says so. */
function attempt(store: Store, requestId: string, run: () => object): Answer {
  try {
    return { status: 200, body: JSON.stringify(store.savepoint(run)), requestId };
  } catch (error) {
    if (!(error instanceof StripeRefusal) || error.status !== 402) throw error;
    return { status: 402, body: JSON.stringify({ error: error.error }), requestId };
  }
}

/** What every request passes, known address or not. Returns the request's id. */
function begin(request: FastifyRequest, reply: FastifyReply, { secretKey }: ApiOptions): string {
  const requestId = newId("req_", 14);
  const version = headerOf(request, "stripe-version") ?? Stripe.API_VERSION;
  void reply.header("request-id", requestId).header("stripe-version", version);
  checkKey(request.headers.authorization, secretKey);
  // The stand-in speaks one version: an SDK of another one would misread the answers without a word.
  if (version !== Stripe.API_VERSION)
    throw invalid(`Invalid Stripe API version: ${version}. This stand-in speaks ${Stripe.API_VERSION}.`);
  return requestId;
}

function encodedParams(request: FastifyRequest): string {
  const query = request.url.split("?")[1] ?? "";
  const body = typeof request.body === "string" ? request.body : "";
  if (body !== "" && !request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    throw invalid(
      "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have questions, we can help at https://support.stripe.com/.",
    );
  }
  return query && body ? `${query}&${body}` : query || body;
}

function headerOf(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function idOf(request: FastifyRequest): string {
  const { id } = (request.params ?? {}) as { id?: string };
  return id ?? "";
}

/** Refusals in Stripe's shape; what is our own fault too, without its stack. */
export function wireErrorOf(error: unknown): { status: number; error: StripeRefusal["error"] } {
  if (error instanceof StripeRefusal) return { status: error.status, error: error.error };
  const status = error instanceof Error && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status < 500 && error instanceof Error) return { status, error: { type: "invalid_request_error", message: error.message } };
  return { status: 500, error: { type: "api_error", message: "The stand-in failed. Its log says why." } };
}
