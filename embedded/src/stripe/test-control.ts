import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { forgetLater, LATER } from "./flows/later.ts";
import { ACTS } from "./flows/run-due.ts";
import type { Store } from "./store.ts";
import type { Courier } from "./webhooks/deliver.ts";
import { OWN_ENDPOINT } from "./webhooks/queue.ts";
import { checkKey } from "./wire/auth.ts";
import { invalid } from "./wire/errors.ts";
import { createWorld } from "./world.ts";

const hold = z.object({ on: z.boolean() });
const deliver = z.object({
  events: z.array(z.string()).min(1).max(10_000),
  times: z.number().int().min(1).max(100).default(1),
  parallel: z.boolean().default(false),
});
const happen = z.object({ act: z.enum(LATER), id: z.string().min(1) });
const delay = z.object({ seconds: z.number().min(0).max(1_000_000) });
const settings = z.object({ afterLastRetry: z.enum(["cancel", "unpaid", "past_due"]) });

/** What Stripe has not got and tests need: events held back, and sent in an order of the test's choice. JSON, with the secret key. */
export function registerTestControl(app: FastifyInstance, store: Store, courier: Courier, secretKey: string): void {
  app.post("/_test/hold", (request, reply) => {
    checkKey(request.headers.authorization, secretKey);
    courier.hold(bodyOf(hold, request.body).on);
    return reply.send({});
  });

  /** A bank or a card holder does it now instead of later. */
  app.post("/_test/happen", (request, reply) => {
    checkKey(request.headers.authorization, secretKey);
    const { act, id } = bodyOf(happen, request.body);
    store.transaction(() => {
      forgetLater(store, id);
      ACTS[act](createWorld(store, null), id);
    });
    courier.wake();
    return reply.send({});
  });

  /** How long banks take from now on. */
  app.post("/_test/bank-delay", (request, reply) => {
    checkKey(request.headers.authorization, secretKey);
    store.bankDelay = bodyOf(delay, request.body).seconds;
    return reply.send({});
  });

  /** What becomes of a subscription when the last retry of its renewal fails: on Stripe's dashboard a setting. */
  app.post("/_test/settings", (request, reply) => {
    checkKey(request.headers.authorization, secretKey);
    store.afterLastRetry = bodyOf(settings, request.body).afterLastRetry;
    return reply.send({});
  });

  /** One after the other, or all at once; answers what the receiver said to each. */
  app.post("/_test/deliver", async (request, reply) => {
    checkKey(request.headers.authorization, secretKey);
    const { events, times, parallel } = bodyOf(deliver, request.body);
    for (const event of events) store.get("event", event, "events");
    const queue = Array.from({ length: times }, () => events).flat();
    const outcomes: { event: string; status: number | null }[] = [];
    const sendOne = async (event: string) =>
      outcomes.push({ event, status: (await courier.sendNow(event, OWN_ENDPOINT)).status });
    if (parallel) await Promise.all(queue.map(sendOne));
    else for (const event of queue) await sendOne(event);
    return reply.send({ outcomes });
  });
}

function bodyOf<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const text = z.string().transform((json, check): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      check.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  });
  const parsed = text.pipe(schema).safeParse(body ?? "");
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  return parsed.data;
}
