import { createHash } from "node:crypto";
import type { Store } from "../store.ts";
import { invalid, StripeRefusal } from "./errors.ts";

export interface Answer {
  status: number;
  /** JSON with the place-holder address still in it. */
  body: string;
  requestId: string;
}

/** What a key is bound to. The order of the parameters does not matter, their values do. */
export function fingerprint(method: string, path: string, body: string): string {
  const sorted = [...new URLSearchParams(body)].map((pair) => JSON.stringify(pair)).toSorted();
  return createHash("sha256")
    .update(JSON.stringify([method, path, sorted]))
    .digest("hex");
}

/** @throws StripeRefusal 400 `idempotency_error` when the key was used for another request. */
export function replayOf(store: Store, key: string, request: string): Answer | null {
  if (key.length > 255) throw invalid("Idempotency keys are at most 255 characters long.");
  const row = store.sql.prepare("select request, request_id, status, body from idempotency_keys where key = ?").get(key);
  if (!row) return null;
  if (row["request"] !== request) {
    throw new StripeRefusal(400, {
      type: "idempotency_error",
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  return { status: Number(row["status"]), body: String(row["body"]), requestId: String(row["request_id"]) };
}

/** Refused parameters are not remembered: Stripe remembers what began to execute. */
export function remember(store: Store, key: string, request: string, answer: Answer): void {
  store.sql
    .prepare("insert into idempotency_keys (key, request, request_id, status, body, created) values (?, ?, ?, ?, ?, ?)")
    .run(key, request, answer.requestId, answer.status, answer.body, Math.floor(Date.now() / 1000));
}
