import { asService, type Database } from "@callavet/shared/node/database.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { isSecret } from "../secret.ts";
import { refuse } from "../trpc/refuse.ts";
import { inboxEvent } from "./stripe-inbox-event.ts";
import { storeStripeEvent } from "./stripe.queries.ts";

export interface InternalEventOptions {
  db: Database;
  /** Left out: the route is off. */
  secret: string | undefined;
}

/** The same as Stripe's own webhook takes. */
const BODY_LIMIT = 1024 * 1024;

/** Of the year 9999: later ones are milliseconds, by mistake. */
const LAST_SECOND = 253_402_300_799;

const stripeObject = z.record(z.string(), z.unknown());
const envelope = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  /** Seconds since 1970; left out, now. */
  created: z.number().int().nonnegative().max(LAST_SECOND).optional(),
  livemode: z.boolean().optional(),
  /** The object itself, or as Stripe wraps it: an object's own `object` is the name of its kind. */
  data: stripeObject.transform((data) => stripeObject.safeParse(data.object).data ?? data),
});

/**
 * `POST /internal/stripe/event`: a service of ours hands over an event that it has already verified. It goes into the same
 * inbox as Stripe's own, so whatever it says is only a hint: the worker reads the object afresh.
 */
export async function internalEvent(app: FastifyInstance, { db, secret }: InternalEventOptions): Promise<void> {
  app.post(
    "/internal/stripe/event",
    {
      bodyLimit: BODY_LIMIT,
      // Asked before the body is read: nobody without the secret makes us parse one.
      onRequest: async ({ headers }) => {
        if (!secret) throw refuse(503, "provider_unavailable");
        if (!isSecret(headers["x-internal-secret"], secret)) throw refuse(401, "unauthenticated");
      },
    },
    async (request) => {
      const parsed = envelope.safeParse(request.body);
      if (!parsed.success) throw refuse(400, "input_invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "body") });
      const { data, created = Math.floor(Date.now() / 1000), livemode = false, ...named } = parsed.data;
      // As Stripe writes it, so that the worker meets one shape.
      const whole = { ...named, object: "event", created, livemode, data: { object: data } };
      const event = inboxEvent(whole, JSON.stringify(whole));
      if (!event) throw refuse(400, "input_invalid", { field: "data" });
      const fresh = await asService(db, (trx) => storeStripeEvent(trx, event));
      request.log.debug({ eventId: event.id, type: event.type, fresh }, "internal event");
      return { received: true };
    },
  );
}
