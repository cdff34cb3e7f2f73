import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  disputeObject,
  intentObject,
  invoiceObject,
  listOf,
  refundObject,
  sessionObject,
  stripeObject,
  type FakeKinds,
} from "./fake-objects.ts";

/** Everything that Stripe has in the end. */
export type StormObjects = { [Kind in keyof FakeKinds]: FakeKinds[Kind][] };

export interface StormStripe {
  url: string;
  reads: number;
  close(): Promise<void>;
}

/** A Stripe that only answers, from what is printed already: it must be faster than those who ask it. */
export async function startStormStripe(objects: StormObjects): Promise<StormStripe> {
  const answers = printed(objects);
  const empty = JSON.stringify({ ...listOf([]), url: "/v1/list" });
  const server = createServer((request, response) => {
    stripe.reads += 1;
    const url = new URL(request.url ?? "/", "http://localhost");
    const intent = url.searchParams.get("payment[payment_intent]") ?? url.searchParams.get("payment_intent");
    const found = answers.get(intent ? `${url.pathname}?${intent}` : url.pathname) ?? (intent ? empty : undefined);
    const missing = { error: { type: "invalid_request_error", code: "resource_missing", message: url.pathname } };
    response.writeHead(found ? 200 : 404, { "content-type": "application/json", "request-id": "req_storm" });
    response.end(found ?? JSON.stringify(missing));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stripe: StormStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reads: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return stripe;
}

/** By path; lists of a payment by path and payment. */
function printed(objects: StormObjects): Map<string, string> {
  const answers = new Map<string, string>();
  const one = (path: string, id: string, object: unknown) => answers.set(`/v1/${path}/${id}`, JSON.stringify(object));
  const lists = new Map<string, unknown[]>();
  const listed = (path: string, intent: string, object: unknown) =>
    lists.set(`/v1/${path}?${intent}`, [...(lists.get(`/v1/${path}?${intent}`) ?? []), object]);
  for (const each of objects.subscriptions) one("subscriptions", each.id, stripeObject(each, ["schedule"]));
  for (const each of objects.invoices) one("invoices", each.id, invoiceObject(each));
  for (const each of objects.sessions) one("checkout/sessions", each.id, sessionObject(each));
  for (const each of objects.refunds) listed("refunds", each.payment_intent, refundObject(each));
  for (const each of objects.disputes) listed("disputes", each.payment_intent, disputeObject(each));
  for (const each of objects.intents) {
    one("payment_intents", each.id, intentObject(each, ["latest_charge"]));
    const payment = { type: "payment_intent", payment_intent: each.id };
    if (each.invoice)
      listed("invoice_payments", each.id, {
        id: `inpay_${each.id}`,
        object: "invoice_payment",
        invoice: each.invoice,
        payment,
        status: "paid",
      });
  }
  for (const [path, data] of lists) answers.set(path, JSON.stringify({ ...listOf(data), url: "/v1/list" }));
  return answers;
}
