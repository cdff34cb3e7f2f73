import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { withAddress } from "../address.ts";
import { expireCheckout } from "../flows/expire-checkout.ts";
import { lineItemsOf } from "../flows/line-items.ts";
import { payCheckout } from "../flows/pay-checkout.ts";
import type { Store } from "../store.ts";
import { parseForm } from "../wire/form.ts";
import type { Of } from "../wire/stored.ts";
import { createWorld } from "../world.ts";
import { cardFormOf, exampleCard, payerOf } from "./card-form.ts";
import { type CardForm, checkoutPage, checkoutScript } from "./checkout-page.ts";
import { sendPage } from "./layout.ts";
import { slip } from "./slip.ts";
import { langOf, words } from "./words.ts";

type Session = Of<"checkout.session">;

export interface PageOptions {
  store: Store;
  ownUrl: () => string;
  changed: () => void;
}

/** The page that a checkout session's `url` leads to. */
export function registerCheckoutPages(app: FastifyInstance, { store, ownUrl, changed }: PageOptions): void {
  app.get("/c/pay/:id", (request, reply) => {
    const session = store.transaction(() => current(store, idOf(request)));
    changed();
    if (session?.status !== "open") return closed(request, reply, session);
    const customer = session.customer ? store.find("customer", session.customer) : undefined;
    return open(request, reply, 200, session, exampleCard(customer?.name), null);
  });

  app.post("/c/pay/:id", (request, reply) => {
    const form = cardFormOf(parseForm(typeof request.body === "string" ? request.body : ""));
    const payer = payerOf(form);
    const result = store.transaction(() => {
      const session = current(store, idOf(request));
      if (!session || (typeof payer === "string" && session.status !== "open")) return { kind: "closed", session } as const;
      if (typeof payer === "string") return { kind: "wrong", session, word: payer } as const;
      return payCheckout(createWorld(store, null), session.id, payer);
    });
    changed();
    const say = words[langOf(result.session?.locale, request.headers["accept-language"])];
    if (result.kind === "wrong") return open(request, reply, 400, result.session, form, say[result.word]);
    if (result.kind === "declined") {
      const word = result.decline === "insufficient_funds" || result.decline === "expired_card" ? result.decline : "declined";
      return open(request, reply, 402, result.session, form, say[word]);
    }
    // Also for the second press of two: it is where the first one led.
    if (result.session?.status === "complete") return reply.redirect(successUrl(result.session), 303);
    return closed(request, reply, result.session);
  });

  function open(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    session: Session,
    form: CardForm,
    problem: string | null,
  ): FastifyReply {
    const lang = langOf(session.locale, request.headers["accept-language"]);
    const lines = lineItemsOf(store, session.id).data;
    const title = `${words[lang].pay} · ${lines.map((line) => line.description).join(", ")}`;
    return sendPage(reply, status, {
      lang,
      title,
      body: checkoutPage({ session, lines, lang, form, problem }),
      script: checkoutScript,
    });
  }

  function closed(request: FastifyRequest, reply: FastifyReply, session: Session | undefined): FastifyReply {
    const lang = langOf(session?.locale, request.headers["accept-language"]);
    const say = words[lang];
    if (!session)
      return sendPage(reply, 404, {
        lang,
        title: say.unknownTitle,
        body: slip({ lang, title: say.unknownTitle, text: say.unknownMore }),
      });
    const done = session.status === "complete";
    const [title, text] = done ? [say.doneTitle, say.doneMore] : [say.expiredTitle, say.expiredMore];
    const back = session.cancel_url ?? (session.success_url ? new URL(session.success_url).origin : ownUrl());
    const next = done
      ? { href: successUrl(session), label: say.doneNext }
      : { href: withAddress(back, ownUrl()), label: say.expiredNext };
    return sendPage(reply, done ? 200 : 410, { lang, title, body: slip({ lang, title, text, next }) });
  }
}

/** The session as it is now: an open one past its time expires here. */
function current(store: Store, id: string): Session | undefined {
  const session = store.find("checkout.session", id);
  if (session?.status !== "open" || session.expires_at > Date.now() / 1000) return session;
  return expireCheckout(createWorld(store, null), session);
}

function successUrl(session: Session): string {
  return (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
