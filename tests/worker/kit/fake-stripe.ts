import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeSubscription {
  id: string;
  customer: string;
  status: string;
  price: string;
  product: string;
  /** Seconds since 1970. */
  start: number;
  end: number;
  cancel_at?: number | null;
  cancel_at_period_end?: boolean;
  canceled_at?: number | null;
  ended_at?: number | null;
  metadata?: Record<string, string>;
}

export interface FakeStripe {
  url: string;
  /** What Stripe knows now; a test changes it as it likes. */
  subscriptions: Map<string, FakeSubscription>;
  /** How often each subscription was read. */
  reads: Map<string, number>;
  /** Answers the next reads with this status instead. */
  failNext(times: number, status?: number): void;
  /** Every read waits for the promise; `null` lets them through. */
  holdReads(until: Promise<void> | null): void;
  close(): Promise<void>;
}

/** The subscription as the API writes it. */
export function stripeObject(subscription: FakeSubscription): Record<string, unknown> {
  const { price, product, start, end, ...rest } = subscription;
  const defaults = { cancel_at: null, cancel_at_period_end: false, canceled_at: null, ended_at: null, metadata: {} };
  const item = { id: `si_${subscription.id}`, object: "subscription_item", current_period_start: start, current_period_end: end };
  const items = { object: "list", data: [{ ...item, price: { id: price, object: "price", product } }], has_more: false };
  return { object: "subscription", ...defaults, ...rest, items };
}

/** Just enough of Stripe to read subscriptions from, with failures and delays on demand. */
export async function startFakeStripe(): Promise<FakeStripe> {
  const subscriptions = new Map<string, FakeSubscription>();
  const reads = new Map<string, number>();
  let failures: number[] = [];
  let held: Promise<void> | null = null;

  const server = createServer(async (request, response) => {
    const id = new URL(request.url ?? "/", "http://localhost").pathname.split("/").pop() ?? "";
    reads.set(id, (reads.get(id) ?? 0) + 1);
    await held;
    const failure = failures.shift();
    if (failure) return answer(response, failure, { error: { type: "api_error", message: "asked to fail" } });
    const found = subscriptions.get(id);
    if (!found)
      return answer(response, 404, {
        error: { type: "invalid_request_error", code: "resource_missing", message: `No such subscription: ${id}` },
      });
    answer(response, 200, stripeObject(found));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscriptions,
    reads,
    failNext: (times, status = 500) => void (failures = Array.from({ length: times }, () => status)),
    holdReads: (until) => void (held = until),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_fake" }).end(JSON.stringify(body));
}
