import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";

/** The endpoint that `startStripe` was told of; its address may change at each start. */
export const OWN_ENDPOINT = "we_stand_in";

/** One delivery per endpoint that wants the event, in the transaction that made the event. */
export function queueDeliveries(store: Store, event: Of<"event">): void {
  const insert = store.sql.prepare("insert into deliveries (event_id, endpoint_id, status, next_at) values (?, ?, 'pending', ?)");
  for (const endpoint of store.all("webhook_endpoint", { "$.status": "enabled" })) {
    if (endpoint.enabled_events.some((wanted) => wanted === "*" || wanted === event.type))
      insert.run(event.id, endpoint.id, Date.now());
  }
}

/** Sends what was sent, or given up, once more. */
export function queueAgain(store: Store, event: string): void {
  store.get("event", event);
  store.sql.prepare("delete from deliveries where event_id = ?").run(event);
  queueDeliveries(store, store.get("event", event));
}

export function pendingDeliveries(store: Store, event: string): number {
  const row = store.sql.prepare("select count(*) as n from deliveries where event_id = ? and status = 'pending'").get(event);
  return Number(row?.["n"] ?? 0);
}

export function putOwnEndpoint(store: Store, { url, secret }: { url: string; secret: string }): void {
  store.put({
    id: OWN_ENDPOINT,
    object: "webhook_endpoint",
    api_version: null,
    application: null,
    created: Math.floor(Date.now() / 1000),
    description: null,
    enabled_events: ["*"],
    livemode: false,
    metadata: {},
    secret,
    status: "enabled",
    url,
  });
}
