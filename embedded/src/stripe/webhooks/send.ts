import { createHmac } from "node:crypto";
import { withAddress } from "../address.ts";
import type { Store } from "../store.ts";
import { pendingDeliveries } from "./queue.ts";

/** Stripe waits about as long for an endpoint's answer. */
const ANSWER_TIMEOUT = 10_000;

export interface Outcome {
  status: number | null;
  error: string | null;
}

/** `t=…,v1=…`: HMAC-SHA256 over `t.body`, keyed with the endpoint's secret as it stands. */
export function signature(body: string, secret: string, time = Math.floor(Date.now() / 1000)): string {
  return `t=${time},v1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
}

/** One attempt. Anything but 2xx is a failure, redirects too. Never throws for what the endpoint does. */
export async function send(store: Store, ownUrl: string, event: string, endpoint: string, stop: AbortSignal): Promise<Outcome> {
  const target = store.find("webhook_endpoint", endpoint);
  const stored = store.find("event", event);
  if (!target?.secret || !stored) return { status: null, error: "The endpoint is gone." };
  const body = withAddress(JSON.stringify({ ...stored, pending_webhooks: pendingDeliveries(store, event) }, null, 2), ownUrl);
  try {
    const answer = await fetch(target.url, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_TIMEOUT)]),
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "stripe-signature": signature(body, target.secret),
      },
    });
    await answer.arrayBuffer();
    return answer.ok ? { status: answer.status, error: null } : { status: answer.status, error: `HTTP ${answer.status}` };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}
