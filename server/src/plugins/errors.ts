import type { ErrorBody, Reason } from "@callavet/shared/contract/reasons.ts";
import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import fp from "fastify-plugin";
import { describeError, type Described } from "../trpc/errors.ts";

const ofStatus: Record<number, Reason> = {
  401: "unauthenticated",
  403: "forbidden",
  404: "not_found",
  413: "payload_too_large",
  429: "rate_limited",
  503: "provider_unavailable",
};

/** Whatever a route throws leaves as `{reason, message, details?}`: never a stack, never the caller's own words. */
export const errors = fp(async (app: FastifyInstance) => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const described = ofFastify(error) ?? describeError(error);
    if (described.status >= 500) request.log.error({ err: error }, "a request failed");
    return sendRefusal(reply, described);
  });
});

/** Errors that Fastify or its plugins made, which carry a status of their own. */
function ofFastify(error: FastifyError): Described | null {
  const status = error.statusCode;
  if (status === undefined || status < 400 || (status >= 500 && status !== 503)) return null;
  const reason = ofStatus[status] ?? "input_invalid";
  return { status, reason, message: status === 415 ? "Send application/json" : error.message.slice(0, 200) };
}

export function sendRefusal(reply: FastifyReply, { status, reason, message, details }: Described): FastifyReply {
  const body: ErrorBody = details ? { reason, message, details } : { reason, message };
  if (status === 401) void reply.header("www-authenticate", "Bearer");
  if (status === 429 || status === 503) void reply.header("retry-after", "1");
  return reply.code(status).header("cache-control", "no-store").send(body);
}
