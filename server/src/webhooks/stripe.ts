import type { ErrorBody, Reason } from "@callavet/shared/contract/reasons.ts";
import type { Database } from "@callavet/shared/node/database.ts";
import { ReasonError, toReasonError } from "@callavet/shared/node/errors.ts";
import { verifyWebhook } from "@callavet/shared/node/stripe.ts";
import type { FastifyError, FastifyInstance } from "fastify";
import { inboxEvent } from "./stripe-inbox-event.ts";
import { stripeInbox } from "./stripe-inbox.ts";

export interface StripeWebhookOptions {
  db: Database;
  /** Old and new signing secrets, any of which may have signed; none switches the route off. */
  stripeSecrets: readonly string[];
}

/** Stripe's largest events are a few hundred kilobytes. */
const BODY_LIMIT = 1024 * 1024;

/**
 * `POST /stripe/webhook`: verify the signature, store the event once, queue its job in the same transaction, answer.
 * Nothing is decided here, so Stripe never waits for us and an event is never half handled. Register it without
 * `fastify-plugin`: the raw body parser must stay inside.
 */
export async function stripeWebhook(app: FastifyInstance, { db, stripeSecrets }: StripeWebhookOptions): Promise<void> {
  const secrets = stripeSecrets.filter((secret) => secret.trim() !== "");
  const store = stripeInbox(db);

  // The signature is over the bytes as they came; parsed and printed again they would be others.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>("*", { parseAs: "buffer", bodyLimit: BODY_LIMIT }, (_request, body, done) => done(null, body));

  app.setErrorHandler<FastifyError>(async (error, request, reply) => {
    if (error instanceof ReasonError) return reply.code(error.status).send(bodyOf(error.reason));
    if (error.statusCode === 413) return reply.code(413).send(bodyOf("payload_too_large"));
    if (error.statusCode !== undefined && error.statusCode < 500)
      return reply.code(error.statusCode).send(bodyOf("input_invalid"));
    // 5xx: Stripe keeps the event and sends it again.
    request.log.error({ err: error }, "a Stripe event could not be stored");
    const away = toReasonError(error)?.status === 503;
    return reply.code(away ? 503 : 500).send(bodyOf(away ? "provider_unavailable" : "internal"));
  });

  app.post("/stripe/webhook", { bodyLimit: BODY_LIMIT, config: { rateLimit: false } }, async (request) => {
    if (secrets.length === 0) throw new ReasonError(503, "provider_unavailable");
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.headers["stripe-signature"];
    const event = inboxEvent(
      verifyWebhook(raw, typeof signature === "string" ? signature : undefined, secrets),
      raw.toString("utf8"),
    );
    if (!event) throw new ReasonError(400, "input_invalid");
    await store(event);
    request.log.debug({ eventId: event.id, type: event.type }, "stripe event");
    return { received: true };
  });
}

const bodyOf = (reason: Reason): ErrorBody => ({ reason, message: reason });
