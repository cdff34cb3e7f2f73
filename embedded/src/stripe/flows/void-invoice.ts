import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { cancelIntent, isCancelable } from "./cancel-intent.ts";

type Invoice = Of<"invoice">;

/** Nobody owes it any more. */
export function voidInvoice(world: World, open: Invoice): Invoice {
  const { store } = world;
  const now = world.now(open.customer);
  for (const link of store.all("invoice_payment", { "$.invoice": open.id, "$.status": "open" })) {
    store.put({ ...link, status: "canceled", status_transitions: { ...link.status_transitions, canceled_at: now } });
    const intent = link.payment.payment_intent ? store.find("payment_intent", link.payment.payment_intent) : undefined;
    if (intent && isCancelable(intent)) cancelIntent(world, intent, "void_invoice");
  }
  // What the customer's credit had paid of it, or it had added to the credit, is as before.
  const customer = store.get("customer", open.customer ?? "");
  store.put<Of<"customer">>({ ...customer, balance: customer.balance + open.starting_balance - (open.ending_balance ?? 0) });
  const invoice = store.put<Invoice>({
    ...open,
    status: "void",
    auto_advance: false,
    next_payment_attempt: null,
    status_transitions: { ...open.status_transitions, voided_at: now },
  });
  world.emit("invoice.voided", invoice);
  return invoice;
}
