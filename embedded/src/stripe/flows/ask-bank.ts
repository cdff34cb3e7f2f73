import { PLACE } from "../address.ts";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import type { World } from "../world.ts";
import { intentOf } from "./pay-once.ts";
import type { Contact } from "./payer.ts";

type Session = Of<"checkout.session">;

/** What was typed, until the card's bank has its holder's word for it. */
interface Asked extends Contact {
  method: string;
}

/** The card's bank wants to hear it from its holder first. Nothing is charged until then. */
export function askBank(world: World, opened: Session, method: Of<"payment_method">, contact: Contact): Session {
  const { name, email } = contact;
  const asked: Asked = { method: method.id, name, email };
  world.store.sql.prepare("insert into checkout_banks (session_id, json) values (?, ?)").run(opened.id, JSON.stringify(asked));
  if (opened.mode !== "payment") return opened;
  const { session, intent } = intentOf(world, opened, contact);
  if (!intent) return session;
  const waiting = world.store.put<Of<"payment_intent">>({
    ...intent,
    payment_method: method.id,
    status: "requires_action",
    last_payment_error: null,
    next_action: {
      redirect_to_url: { return_url: session.success_url, url: `${PLACE}/c/pay/${session.id}/bank` },
      type: "redirect_to_url",
    },
  });
  world.emit("payment_intent.requires_action", waiting);
  return session;
}

/** What the bank was asked, once. */
export function takeAsked(store: Store, session: string): Asked | null {
  const row = store.sql.prepare("delete from checkout_banks where session_id = ? returning json").get(session);
  return row ? (JSON.parse(String(row["json"])) as Asked) : null;
}

export function isAsked(store: Store, session: string): boolean {
  return store.sql.prepare("select 1 from checkout_banks where session_id = ?").get(session) !== undefined;
}

/** The holder said no. */
export function refuseAtBank(world: World, session: Session, method: Of<"payment_method">): void {
  const intent = session.payment_intent ? world.store.get("payment_intent", session.payment_intent) : null;
  if (!intent) return;
  const failed = world.store.put<Of<"payment_intent">>({
    ...intent,
    payment_method: null,
    next_action: null,
    status: "requires_payment_method",
    last_payment_error: {
      code: "payment_intent_authentication_failure",
      doc_url: "https://docs.stripe.com/error-codes#payment-intent-authentication-failure",
      message:
        "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
      payment_method: method,
      type: "invalid_request_error",
    },
  });
  world.emit("payment_intent.payment_failed", failed);
}
