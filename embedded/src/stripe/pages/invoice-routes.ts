import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { testCard } from "../flows/cards.ts";
import { payByHand } from "../flows/pay-by-hand.ts";
import { parseForm } from "../wire/form.ts";
import { createWorld } from "../world.ts";
import { formScript } from "./card-fields.ts";
import { exampleForm, type PayForm, payerOf, payFormOf } from "./card-form.ts";
import type { PageOptions } from "./checkout-routes.ts";
import { invoicePage } from "./invoice-page.ts";
import { sendPage } from "./layout.ts";
import { slip } from "./slip.ts";
import { langOf, words } from "./words.ts";

/** Where `hosted_invoice_url` leads: to see an invoice, and to pay one that is open. */
export function registerInvoicePages(app: FastifyInstance, { store, changed }: PageOptions): void {
  app.get("/i/:id", (request, reply) => {
    const invoice = store.find("invoice", idOf(request));
    const customer = invoice?.customer ? store.find("customer", invoice.customer) : undefined;
    return show(request, reply, 200, exampleForm(customer?.name), null);
  });

  app.post("/i/:id", (request, reply) => {
    const say = words[langOf(null, request.headers["accept-language"])];
    const form = payFormOf(parseForm(typeof request.body === "string" ? request.body : ""));
    const payer = payerOf(form);
    if (typeof payer === "string") return show(request, reply, 400, form, say[payer]);
    if (payer.means.type !== "card") return show(request, reply, 400, form, say.wrongNumber);
    const { card } = payer.means;
    const paid = store.transaction(() => payByHand(createWorld(store, null), idOf(request), card, payer.name));
    changed();
    if (paid) return reply.redirect(`/i/${idOf(request)}`, 303);
    const word = testCard(card.number)?.decline?.declineCode === "insufficient_funds" ? "insufficient_funds" : "declined";
    return show(request, reply, 402, form, say[word]);
  });

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    form: PayForm,
    problem: string | null,
  ): FastifyReply {
    const lang = langOf(null, request.headers["accept-language"]);
    const say = words[lang];
    const invoice = store.find("invoice", idOf(request));
    if (!invoice) {
      const body = slip({ lang, title: say.unknownTitle, text: say.unknownMore });
      return sendPage(reply, 404, { lang, title: say.unknownTitle, body });
    }
    const title = `${say.invoice} ${invoice.number ?? ""}`;
    return sendPage(reply, status, { lang, title, body: invoicePage({ invoice, lang, form, problem }), script: formScript });
  }
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
