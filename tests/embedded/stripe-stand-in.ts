import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStripe, type StripeStandInOptions } from "@callavet/embedded/stripe/start.ts";
import { createStripe } from "@callavet/shared/node/stripe.ts";
import type { Stripe } from "stripe";
import { onTestFinished } from "vitest";

export const secretKey = "sk_test_stand_in";
export const webhookSecret = "whsec_stand_in";

export interface Received {
  body: string;
  signature: string;
  event: Stripe.Event;
}

/** A webhook's receiver, on a free port, that remembers what came and answers what the test wants. */
export async function startReceiver() {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const state = { answer: (_event: Stripe.Event): number => 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      const event = JSON.parse(body) as Stripe.Event;
      received.push({ body, signature: String(request.headers["stripe-signature"]), event });
      response.writeHead(state.answer(event)).end();
      for (const wake of waiting.splice(0)) wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => (server.close(() => resolve()), server.closeAllConnections())));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    state,
    types: () => received.map(({ event }) => event.type as string),
    /** Resolves when what came satisfies the test. The runner's own time limit ends a wait in vain. */
    async until(enough: (all: Received[]) => boolean): Promise<void> {
      while (!enough(received)) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** A stand-in with a folder of its own, and the product's own client for it. */
export async function startStandIn(options: Partial<StripeStandInOptions> = {}) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), "stripe-")));
  const standIn = await startStripe({ dataDir, port: 0, secretKey, webhook: null, ...options });
  const stripe = createStripe({ secretKey, apiUrl: standIn.url });
  let open = true;
  const stop = async () => {
    if (open) await standIn.close();
    open = false;
  };
  onTestFinished(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return { ...standIn, stripe, dataDir, stop };
}

const successUrl = "http://site.test/app/plan?checkout={CHECKOUT_SESSION_ID}";
export const cancelUrl = "http://site.test/app/plans";

/** A plan with a monthly price, a customer, and an open checkout for them. */
export async function openCheckout(stripe: Stripe, options: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const product = await stripe.products.create({ name: "Plan Plus" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1990,
    recurring: { interval: "month" },
  });
  const customer = await stripe.customers.create({ email: "ana@demo.callavet.test", name: "Ana", metadata: { user_id: "u1" } });
  const session = await stripe.checkout.sessions.create({
    mode: "subscription",
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: successUrl,
    cancel_url: cancelUrl,
    metadata: { user_id: "u1" },
    subscription_data: { metadata: { user_id: "u1", plan_code: "plus" } },
    ...options,
  });
  return { product, price, customer, session, url: session.url ?? "" };
}

export const goodCard = { number: "4242 4242 4242 4242", expiry: "12 / 39", cvc: "123", name: "Ana" };

/** The id of what the SDK types as an id or the expanded object. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  return typeof reference === "object" ? (reference?.id ?? "") : (reference ?? "");
}

/** Presses the button of the hosted page. */
export function press(url: string, card: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams({ ...goodCard, ...card }), redirect: "manual" });
}
