import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  disputeObject,
  intentObject,
  invoiceObject,
  listOf,
  nowSeconds,
  refundObject,
  sessionObject,
  stripeId,
  stripeObject,
  type FakeIntent,
  type FakeInvoice,
  type FakeKinds,
} from "./fake-objects.ts";

/** What Stripe knows now; a test changes it as it likes. */
export type FakeObjects = { [Kind in keyof FakeKinds]: Map<string, FakeKinds[Kind]> };

export interface Written {
  method: string;
  path: string;
  params: URLSearchParams;
  key: string | undefined;
}

export interface FakeStripe extends FakeObjects {
  url: string;
  /** How often each object was read, by the last part of its path. */
  reads: Map<string, number>;
  /** What was asked to be changed. */
  written: Written[];
  /** What of the changes that are asked for fails now. */
  refuse: ((method: string, path: string) => boolean) | null;
  /** Answers the next reads with this status instead. */
  failNext(times: number, status?: number): void;
  /** Every read waits for the promise; `null` lets them through. */
  holdReads(until: Promise<void> | null): void;
  close(): Promise<void>;
}

type Answer = { status?: number; body: unknown };
const missing = (what: string): Answer => ({
  status: 404,
  body: { error: { type: "invalid_request_error", code: "resource_missing", message: `No such object: ${what}` } },
});
const refused = (code: string): Answer => ({
  status: 400,
  body: { error: { type: "invalid_request_error", code, message: code } },
});

/** So few on a page that whoever does not turn it is found out. */
const PAGE = 2;

/** Just enough of Stripe to converge from and to end and refund a subscription on, with failures and delays on demand. */
export async function startFakeStripe(): Promise<FakeStripe> {
  const objects: FakeObjects = {
    subscriptions: new Map(),
    invoices: new Map(),
    intents: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    sessions: new Map(),
  };
  const reads = new Map<string, number>();
  const written: Written[] = [];
  /** What was answered to each idempotency key. */
  const remembered = new Map<string, Answer>();
  let failures: number[] = [];
  let held: Promise<void> | null = null;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const path = url.pathname.split("/").slice(2);
    if (request.method === "GET") {
      const id = path.at(-1) ?? "";
      reads.set(id, (reads.get(id) ?? 0) + 1);
      await held;
    }
    const failure = failures.shift();
    if (failure) return send(response, { status: failure, body: { error: { type: "api_error", message: "asked to fail" } } });
    if (request.method === "GET") return send(response, read(objects, path, url.searchParams));
    if (fake.refuse?.(request.method ?? "", path.join("/")))
      return send(response, { status: 500, body: { error: { type: "api_error", message: "asked to fail" } } });
    const key = request.headers["idempotency-key"]?.toString();
    const params = request.method === "POST" ? await form(request) : url.searchParams;
    written.push({ method: request.method ?? "", path: path.join("/"), params, key });
    const answer = remembered.get(key ?? "") ?? write(objects, request.method ?? "", path, params);
    if (key) remembered.set(key, answer);
    send(response, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fake: FakeStripe = {
    ...objects,
    refuse: null,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reads,
    written,
    failNext: (times, status = 500) => void (failures = Array.from({ length: times }, () => status)),
    holdReads: (until) => void (held = until),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function read(of: FakeObjects, [resource, id, third]: string[], query: URLSearchParams): Answer {
  const expand = [...query].filter(([name]) => name.startsWith("expand")).map(([, value]) => value);
  const intent = query.get("payment[payment_intent]") ?? query.get("payment_intent");
  if (resource === "checkout") return found(of.sessions.get(third ?? ""), sessionObject, third);
  if (resource === "subscriptions") return found(of.subscriptions.get(id ?? ""), (one) => stripeObject(one, expand), id);
  if (resource === "invoices" && id) return found(of.invoices.get(id), invoiceObject, id);
  if (resource === "payment_intents") return found(of.intents.get(id ?? ""), (one) => intentObject(one, expand), id);
  if (resource === "refunds")
    return page(
      [...of.refunds.values()].filter((one) => one.payment_intent === intent).map((one) => refundObject(one)),
      query,
    );
  if (resource === "disputes")
    return page(
      [...of.disputes.values()].filter((one) => one.payment_intent === intent).map((one) => disputeObject(one)),
      query,
    );
  if (resource === "invoices") {
    const wanted = (one: FakeInvoice) => one.subscription === query.get("subscription") && one.status === query.get("status");
    return page([...of.invoices.values()].filter(wanted).map(invoiceObject).toReversed(), query);
  }
  if (resource === "invoice_payments") {
    const wanted = (one: FakeIntent) => one.invoice && (one.id === intent || one.invoice === query.get("invoice"));
    const payment = (one: FakeIntent) => ({
      id: `inpay_${one.id}`,
      object: "invoice_payment",
      invoice: one.invoice,
      payment: { type: "payment_intent", payment_intent: one.id },
      status: one.status === "succeeded" ? "paid" : "open",
    });
    return page([...of.intents.values()].filter(wanted).map(payment), query);
  }
  return missing(String(id));
}

function write(of: FakeObjects, method: string, [resource, id, third, verb]: string[], params: URLSearchParams): Answer {
  const subscription = of.subscriptions.get(id ?? "");
  if (method === "DELETE" && resource === "subscriptions" && subscription) {
    const ended = { ...subscription, status: "canceled", canceled_at: nowSeconds(), ended_at: nowSeconds() };
    of.subscriptions.set(ended.id, ended);
    return { body: stripeObject(ended) };
  }
  if (resource === "refunds" && !id) {
    const intent = of.intents.get(params.get("payment_intent") ?? "");
    if (!intent) return missing("payment_intent");
    const before = [...of.refunds.values()].filter((one) => one.payment_intent === intent.id);
    const left = before.reduce((sum, one) => sum - one.amount, intent.amount);
    if (left <= 0) return refused("charge_already_refunded");
    const refund = {
      id: stripeId("re"),
      payment_intent: intent.id,
      amount: Number(params.get("amount") ?? left),
      status: "succeeded",
    };
    of.refunds.set(refund.id, refund);
    return { body: refundObject(refund) };
  }
  const session = of.sessions.get(third ?? "");
  if (resource === "checkout" && verb === "expire" && session) {
    if (session.status !== "open") return refused("resource_already_exists");
    of.sessions.set(session.id, { ...session, status: "expired" });
    return { body: sessionObject({ ...session, status: "expired" }) };
  }
  return missing(`${method} ${resource}`);
}

const found = <T>(one: T | undefined, print: (one: T) => unknown, id: string | undefined): Answer =>
  one ? { body: print(one) } : missing(String(id));

function page(all: { id?: unknown }[], query: URLSearchParams): Answer {
  const after = query.get("starting_after");
  const from = after ? all.findIndex((one) => one.id === after) + 1 : 0;
  return { body: { ...listOf(all.slice(from, from + PAGE), from + PAGE < all.length), url: "/v1/list" } };
}

async function form(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function send(response: ServerResponse, { status = 200, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", "request-id": "req_fake" }).end(JSON.stringify(body));
}
