import type { FastifyReply, FastifyRequest } from "fastify";
import { AuthError } from "../errors.ts";

const VERSION = "2024-01-01";
const DAY = /^2\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Callers from 2024 on say so in a header and get `code` as text; all others get the older form. */
function speaksNewForm(request: FastifyRequest): boolean {
  const asked = String(request.headers["x-supabase-api-version"] ?? "");
  return DAY.test(asked) && asked >= VERSION;
}

export function sendError(request: FastifyRequest, reply: FastifyReply, error: AuthError): FastifyReply {
  const { status, code, message, weakReasons } = error;
  const weak = weakReasons ? { weak_password: { reasons: weakReasons } } : {};
  const newForm = speaksNewForm(request);
  if (newForm) reply.header("x-supabase-api-version", VERSION);
  if (!newForm || !weakReasons) reply.header("x-sb-error-code", code);
  return reply
    .code(status)
    .send(newForm ? { code, message, ...weak } : { code: status, error_code: code, msg: message, ...weak });
}

/** What the HTTP layer itself refuses, in the wire's words; null for our own faults. */
export function fromHttpLayer(error: { statusCode?: number; code?: string; message: string }): AuthError | null {
  if (error.statusCode === 413) return new AuthError(413, "request_entity_too_large", "Request body is too large");
  const status = error.statusCode ?? 500;
  return status < 500 ? new AuthError(400, "bad_json", error.message) : null;
}
