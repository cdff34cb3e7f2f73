import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";

/** What was asked for in a checkout and its session does not show: kept beside it until it is paid. */
export interface Order {
  items: { id: string; price: string; quantity: number }[];
  /** Of a `payment` mode checkout: what its intent is made with. */
  payment?: {
    metadata: Of<"payment_intent">["metadata"];
    description?: string | undefined;
    receipt_email?: string | undefined;
    setup_future_usage?: "off_session" | "on_session" | undefined;
  };
  subscription: { metadata: Of<"subscription">["metadata"]; description?: string | undefined };
  /** It is counted from the payment, not from the checkout's beginning. */
  trial?: { trial_period_days?: number | undefined; trial_end?: number | undefined; missingMethod: "cancel" | "create_invoice" };
}

export function putOrder(store: Store, session: string, order: Order): void {
  store.sql.prepare("insert into checkout_orders (session_id, json) values (?, ?)").run(session, JSON.stringify(order));
}

export function orderOf(store: Store, session: string): Order {
  const row = store.sql.prepare("select json from checkout_orders where session_id = ?").get(session);
  if (!row) throw new Error(`The checkout ${session} has no order.`);
  return JSON.parse(String(row["json"])) as Order;
}
