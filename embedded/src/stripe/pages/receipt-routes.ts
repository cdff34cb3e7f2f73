import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Store } from "../store.ts";
import type { Of } from "../wire/stored.ts";
import { sendPage } from "./layout.ts";
import { date, money } from "./money.ts";
import { slip } from "./slip.ts";
import { langOf, type Words, words } from "./words.ts";

/** Where `receipt_url` leads. */
export function registerReceiptPages(app: FastifyInstance, store: Store): void {
  app.get("/r/:id", (request, reply) => {
    const charge = store.find("charge", idOf(request));
    const lang = langOf(null, request.headers["accept-language"]);
    if (!charge) return unknown(request, reply);
    const say = words[lang];
    const { card, sepa_debit: account } = charge.payment_method_details ?? {};
    const refunds = store.all("refund", { "$.charge": charge.id });
    const rows = [
      { term: say[stateOf(charge)], value: money(charge.amount, charge.currency, lang) },
      { term: say.date, value: date(charge.created, lang) },
      account
        ? { term: say.account, value: `···· ${account.last4 ?? ""}` }
        : { term: say.card, value: `${card?.brand ?? ""} ···· ${card?.last4 ?? ""}` },
      ...refunds.map((refund) => ({
        term: `${say[refundState(refund)]} · ${date(refund.created, lang)}`,
        value: money(-refund.amount, refund.currency, lang),
      })),
      ...(refunds.length > 0
        ? [{ term: say.left, value: money(charge.amount - charge.amount_refunded, charge.currency, lang) }]
        : []),
    ];
    return sendPage(reply, 200, {
      lang,
      title: say.receipt,
      body: slip({ lang, title: say.receipt, text: charge.description ?? "", rows }),
    });
  });

  function unknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const lang = langOf(null, request.headers["accept-language"]);
    const say = words[lang];
    return sendPage(reply, 404, {
      lang,
      title: say.unknownTitle,
      body: slip({ lang, title: say.unknownTitle, text: say.unknownMore }),
    });
  }
}

function stateOf({ status }: Of<"charge">): keyof Words {
  return status === "succeeded" ? "paid" : status === "pending" ? "pending" : "open";
}

function refundState({ status }: Of<"refund">): keyof Words {
  return status === "succeeded" ? "refunded" : status === "failed" ? "refundFailed" : "refundPending";
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
