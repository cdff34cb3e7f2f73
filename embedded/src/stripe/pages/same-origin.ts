import type { FastifyReply, FastifyRequest } from "fastify";
import { StripeRefusal } from "../wire/errors.ts";

/**
 * A form on some other site must not press our buttons for the person in front of the browser. Programs send no
 * `Origin`; browsers do, with every POST.
 */
export async function sameOrigin(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  const { origin, host } = request.headers;
  if (request.method === "GET" || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) {
    throw new StripeRefusal(403, { type: "invalid_request_error", message: "This came from another site's page." });
  }
}
