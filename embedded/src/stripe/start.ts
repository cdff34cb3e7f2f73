import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Fastify from "fastify";
import { registerApi, wireErrorOf } from "./api.ts";
import { isDue } from "./flows/later.ts";
import { runDue } from "./flows/run-due.ts";
import { tick } from "./flows/tick.ts";
import { registerCheckoutPages } from "./pages/checkout-routes.ts";
import { registerDashboard } from "./pages/dashboard-routes.ts";
import { registerInvoicePages } from "./pages/invoice-routes.ts";
import { registerPortalPages } from "./pages/portal-routes.ts";
import { registerReceiptPages } from "./pages/receipt-routes.ts";
import { sameOrigin } from "./pages/same-origin.ts";
import { Store } from "./store.ts";
import { registerTestControl } from "./test-control.ts";
import { startCourier } from "./webhooks/deliver.ts";
import { OWN_ENDPOINT, putOwnEndpoint } from "./webhooks/queue.ts";
import { unknownUrl } from "./wire/errors.ts";
import { createWorld } from "./world.ts";

/** How often the calendar is looked at: renewals and expiries come at most this late. */
const TICK = 10_000;

export interface StripeStandInOptions {
  /** Folder of `stripe.db`. */
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Must be a test key: the stand-in does not run beside live ones. */
  secretKey: string;
  webhook: { url: string; secret: string } | null;
  /** Milliseconds between attempts to deliver an event; for tests. */
  retryDelays?: readonly number[];
  /** Seconds that banks take for debits and slow refunds. */
  bankDelay?: number;
}

export interface StripeStandIn {
  url: string;
  /** From now on events go there, those that still wait too. */
  setWebhook(webhook: { url: string; secret: string }): void;
  close(): Promise<void>;
}

/** Stripe on this machine: its API, its payment page, its webhooks, and a small dashboard. No money moves. */
export async function startStripe(options: StripeStandInOptions): Promise<StripeStandIn> {
  if (!options.secretKey.startsWith("sk_test_"))
    throw new Error("The Stripe stand-in takes a test key only (sk_test_…): it does not run beside live keys.");
  mkdirSync(options.dataDir, { recursive: true });
  const store = new Store(join(options.dataDir, "stripe.db"));
  if (options.bankDelay !== undefined) store.bankDelay = options.bankDelay;
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  let url = "";
  const ownUrl = () => url;

  if (options.webhook) putOwnEndpoint(store, options.webhook);
  else store.remove(OWN_ENDPOINT);
  const courier = startCourier(store, ownUrl, options.retryDelays);

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", sameOrigin);
  app.setErrorHandler((error, _request, reply) => {
    const { status, error: wire } = wireErrorOf(error);
    if (status >= 500) console.error("stripe stand-in:", error);
    return reply
      .code(status)
      .type("application/json")
      .send(JSON.stringify({ error: wire }));
  });
  app.setNotFoundHandler((request) => {
    throw unknownUrl(request.method, request.url.split("?")[0] ?? "");
  });

  const pages = { store, ownUrl, changed };
  registerApi(app, { ...pages, secretKey: options.secretKey });
  registerCheckoutPages(app, pages);
  registerReceiptPages(app, store);
  registerInvoicePages(app, pages);
  registerPortalPages(app, pages);
  registerDashboard(app, pages);
  registerTestControl(app, store, courier, options.secretKey);

  url = await app.listen({ port: options.port, host: options.host ?? "127.0.0.1" });
  const calendar = setInterval(passTime, TICK).unref();
  passTime();

  /** After each request: what follows at once, a dispute for one, and what is to be delivered. */
  function changed(): void {
    if (isDue(store)) attempt(() => runDue(createWorld(store, null)));
    courier.wake();
  }

  function passTime(): void {
    attempt(() => tick(createWorld(store, null)));
    courier.wake();
  }

  function attempt(work: () => void): void {
    try {
      store.transaction(work);
    } catch (error) {
      // One renewal that cannot be made must not end the whole product; it is tried again at the next tick.
      console.error("stripe stand-in: the calendar stopped", error);
    }
  }

  return {
    url,
    setWebhook(webhook) {
      putOwnEndpoint(store, webhook);
      courier.wake();
    },
    async close() {
      clearInterval(calendar);
      await app.close();
      await courier.close();
      store.close();
    },
  };
}
