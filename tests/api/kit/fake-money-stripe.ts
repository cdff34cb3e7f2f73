import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

export interface FakeProduct {
  id: string;
  active: boolean;
  name: string;
  metadata: Record<string, string>;
  default_price?: string | null;
}

export interface FakePrice {
  id: string;
  product: string;
  currency: string;
  unit_amount: number;
  active: boolean;
  created: number;
  recurring: { interval: "month" | "year"; interval_count: number } | null;
}

export interface FakeRefundCall {
  key: string;
  body: Record<string, string>;
}

/** What an operator's calls need of Stripe, with refusals and lost answers on demand. */
export interface FakeMoneyStripe {
  url: string;
  products: FakeProduct[];
  prices: FakePrice[];
  /** Every refund that was asked for, tries with the same key too. */
  refundCalls: FakeRefundCall[];
  /** How many refunds were made. */
  made(): number;
  /** The next calls for a refund: refused, or made while the answer is lost (a network retry counts as a call). */
  next(...how: ("refuse" | "lose")[]): void;
  away: boolean;
  close(): Promise<void>;
}

/** Two to a page, so that paging is tried. */
const PAGE = 2;

export async function startFakeMoneyStripe(): Promise<FakeMoneyStripe> {
  const made = new Map<string, string>();
  let planned: ("refuse" | "lose")[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const answer = (status: number, body: object) =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (fake.away) return void request.socket.destroy();
    if (url.pathname === "/v1/products") return answer(200, list(fake.products, "product", url));
    if (url.pathname === "/v1/prices") return answer(200, list(fake.prices, "price", url));
    if (url.pathname !== "/v1/refunds" || request.method !== "POST")
      return answer(404, { error: { type: "invalid_request_error", message: "not here" } });
    const body = Object.fromEntries(new URLSearchParams(await textOf(request)));
    const key = String(request.headers["idempotency-key"]);
    fake.refundCalls.push({ key, body });
    const how = planned.shift();
    if (how === "refuse")
      return answer(400, { error: { type: "invalid_request_error", code: "charge_already_refunded", message: "No." } });
    const id = made.get(key) ?? `re_${randomUUID().replaceAll("-", "")}`;
    made.set(key, id);
    if (how === "lose") return void request.socket.destroy();
    answer(200, { id, object: "refund", amount: Number(body.amount), currency: "usd", status: "pending", metadata: {} });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const fake: FakeMoneyStripe = {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    products: [],
    prices: [],
    refundCalls: [],
    made: () => made.size,
    next: (...how) => void (planned = how),
    away: false,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** As Stripe lists: newest first; prices that are inactive only when they are asked for. */
function list(all: (FakeProduct | FakePrice)[], object: string, url: URL): object {
  const wanted = url.searchParams.get("active") ?? (object === "price" ? "true" : null);
  const from = url.searchParams.get("starting_after");
  const found = all.filter(({ active }) => wanted === null || String(active) === wanted).toReversed();
  const start = from ? found.findIndex(({ id }) => id === from) + 1 : 0;
  const data = found.slice(start, start + PAGE).map((one) => ({
    object,
    metadata: {},
    lookup_key: null,
    type: "recurring" in one && one.recurring === null ? "one_time" : "recurring",
    ...one,
  }));
  return { object: "list", url: url.pathname, has_more: start + PAGE < found.length, data };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
