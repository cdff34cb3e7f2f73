import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { amountButton, button, listed, SHOWN, state } from "./dashboard-parts.ts";
import { type Html, html } from "./html.ts";
import { date, major, money } from "./money.ts";

/** What was paid, with all that a shop, a bank or a card holder can do to it. */
export function paymentsSection(store: Store): Html {
  const payments = store.page("payment_intent", "", { limit: SHOWN });
  return html`<h2 id="payments">Payments</h2>
    ${listed(
      payments.data.map((each) => paymentRow(store, each)),
      "None yet. Buy something on the site.",
    )}`;
}

function paymentRow(store: Store, intent: Of<"payment_intent">): Html {
  const charge = intent.latest_charge ? store.find("charge", intent.latest_charge) : undefined;
  const customer = intent.customer ? store.find("customer", intent.customer) : undefined;
  const { status } = intent;
  const left = charge?.status === "succeeded" ? charge.amount - charge.amount_refunded : 0;
  const held = disputesOf(store, charge).some((each) => !each.is_charge_refundable && each.status !== "won");
  const what = intent.description ? `, ${intent.description}` : "";
  return html`<li>
      <div>
        ${customer?.email ?? intent.customer ?? "A guest"}: ${money(intent.amount, intent.currency, "en")}${what}<br />
        ${state(status, status === "succeeded" ? true : status === "processing" ? null : false)}
        ${intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? ""}
        <span class="muted">${date(intent.created, "en")}</span><br /><code>${intent.id}</code>
      </div>
      ${status === "processing" ? html`${button(`payment_intents/${intent.id}/succeed`, "Let it succeed")} ${button(`payment_intents/${intent.id}/fail`, "Let it fail", "danger")}` : null}
      ${charge && left > 0 && !held ? chargeButtons(charge, left) : null}
    </li>
    ${charge ? store.all("refund", { "$.charge": charge.id }).map(refundRow) : null} ${disputesOf(store, charge).map(disputeRow)}`;
}

function disputesOf(store: Store, charge: Of<"charge"> | undefined): Of<"dispute">[] {
  return charge ? store.all("dispute", { "$.charge": charge.id }) : [];
}

function chargeButtons(charge: Of<"charge">, left: number): Html {
  const at = `charges/${charge.id}`;
  return html`${button(`${at}/refund`, "Refund all")}
  ${amountButton(`${at}/refund`, "Refund", "Amount to refund", major(left, charge.currency))}
  ${charge.disputed ? null : html`${button(`${at}/dispute`, "Dispute", "danger")} ${button(`${at}/inquire`, "Inquire")}`}`;
}

function refundRow(refund: Of<"refund">): Html {
  const { status } = refund;
  const at = `refunds/${refund.id}`;
  return html`<li class="part">
    <div>
      Refund of ${money(refund.amount, refund.currency, "en")}
      ${state(status ?? "", status === "succeeded" ? true : status === "pending" ? null : false)}<br /><code>${refund.id}</code>
    </div>
    ${status === "pending" ? button(`${at}/succeed`, "Let it succeed") : null}
    ${status === "pending" || status === "succeeded" ? button(`${at}/fail`, "Let it fail", "danger") : null}
  </li>`;
}

function disputeRow(dispute: Of<"dispute">): Html {
  const { status } = dispute;
  const at = `disputes/${dispute.id}`;
  const inquiry = status.startsWith("warning_");
  const open = !["won", "lost", "warning_closed", "prevented"].includes(status);
  return html`<li class="part">
    <div>
      ${inquiry ? "Inquiry about" : "Dispute of"} ${money(dispute.amount, dispute.currency, "en")}
      ${state(status, open ? null : status !== "lost")}<br /><code>${dispute.id}</code>
    </div>
    ${open && inquiry ? button(`${at}/win`, "Close it") : null}
    ${open && !inquiry ? html`${button(`${at}/win`, "Win")} ${button(`${at}/lose`, "Lose", "danger")}` : null}
  </li>`;
}
