import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { withAddress } from "../address.ts";
import type { Decline } from "../flows/cards.ts";
import { expireCheckout } from "../flows/expire-checkout.ts";
import { reductionsOn } from "../flows/checkout-amount.ts";
import { orderOf } from "../flows/checkout-order.ts";
import { lineItemsOf } from "../flows/line-items.ts";
import { isAsked } from "../flows/ask-bank.ts";
import { answerBank, payCheckout } from "../flows/pay-checkout.ts";
import { trialEndOf } from "../flows/trial.ts";
import { typeCode } from "../flows/type-code.ts";
import type { Store } from "../store.ts";
import { parseForm } from "../wire/form.ts";
import type { Of } from "../wire/stored.ts";
import { createWorld } from "../world.ts";
import { bankPage } from "./bank-page.ts";
import { exampleForm, type PayForm, payerOf, payFormOf } from "./card-form.ts";
import { formScript } from "./card-fields.ts";
import { checkoutPage } from "./checkout-page.ts";
import { sendPage } from "./layout.ts";
import { money } from "./money.ts";
import { slip } from "./slip.ts";
import { langOf, type Words, words } from "./words.ts";

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
    const say = words[langOf(session.locale, request.headers["accept-language"])];
    const refused = (request.query as { refused?: string }).refused !== undefined;
    return open(request, reply, 200, session, exampleForm(customer?.name), refused ? say.authentication : null);
  });

  app.post("/c/pay/:id", (request, reply) => {
    const form = payFormOf(parseForm(typeof request.body === "string" ? request.body : ""));
    const payer = payerOf(form);
    const result = store.transaction(() => {
      const session = current(store, idOf(request));
      if (!session || (typeof payer === "string" && session.status !== "open")) return { kind: "closed", session } as const;
      if (typeof payer === "string") return { kind: "wrong", session, word: payer } as const;
      // Of what is bought for good there is no debit: its renewals could not wait for the money.
      if (payer.means.type === "sepa_debit" && session.mode !== "payment") return { kind: "closed", session } as const;
      return payCheckout(createWorld(store, null), session.id, payer);
    });
    changed();
    const say = words[langOf(result.session?.locale, request.headers["accept-language"])];
    if (result.kind === "wrong") return open(request, reply, 400, result.session, form, say[result.word]);
    if (result.kind === "declined") return open(request, reply, 402, result.session, form, say[declineWord(result.decline)]);
    if (result.kind === "bank") return reply.redirect(`/c/pay/${result.session.id}/bank`, 303);
    return leave(request, reply, result.session);
  });

  app.post("/c/pay/:id/code", (request, reply) => {
    const typed = parseForm(typeof request.body === "string" ? request.body : "")["code"];
    const result = store.transaction(() => {
      const session = current(store, idOf(request));
      return session ? typeCode(createWorld(store, null), session, typeof typed === "string" ? typed : "") : null;
    });
    changed();
    if (result?.wrong == null) return leave(request, reply, result?.session);
    const customer = result.session.customer ? store.find("customer", result.session.customer) : undefined;
    return open(request, reply, 400, result.session, exampleForm(customer?.name), null, result.wrong);
  });

  app.get("/c/pay/:id/bank", (request, reply) => {
    const session = store.transaction(() => current(store, idOf(request)));
    changed();
    if (session?.status !== "open" || !isAsked(store, session.id)) return leave(request, reply, session);
    const lang = langOf(session.locale, request.headers["accept-language"]);
    const amount = money(session.amount_total ?? 0, session.currency ?? "usd", lang);
    return sendPage(reply, 200, { lang, title: words[lang].bankTitle, body: bankPage({ lang, amount, shop: "Call-a-Vet" }) });
  });

  app.post("/c/pay/:id/bank", (request, reply) => {
    const approves = parseForm(typeof request.body === "string" ? request.body : "")["answer"] === "approve";
    const result = store.transaction(() => {
      const session = current(store, idOf(request));
      return session ? answerBank(createWorld(store, null), session.id, approves) : null;
    });
    changed();
    if (result?.kind === "refused") return reply.redirect(`/c/pay/${result.session.id}?refused`, 303);
    return leave(request, reply, result?.session);
  });

  /** Also for the second press of two: it is where the first one led. */
  function leave(request: FastifyRequest, reply: FastifyReply, session: Session | undefined): FastifyReply {
    if (session?.status === "complete") return reply.redirect(successUrl(session), 303);
    if (session?.status === "open") return reply.redirect(`/c/pay/${session.id}`, 303);
    return closed(request, reply, session);
  }

  function open(
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    session: Session,
    form: PayForm,
    problem: string | null,
    wrong: string | null = null,
  ): FastifyReply {
    const lang = langOf(session.locale, request.headers["accept-language"]);
    const lines = lineItemsOf(store, session.id).data;
    const title = `${words[lang].pay} · ${lines.map((line) => line.description).join(", ")}`;
    return sendPage(reply, status, {
      lang,
      title,
      body: checkoutPage({
        session,
        lines,
        lang,
        form,
        problem,
        trialEnd: trialEndOf(orderOf(store, session.id).trial ?? {}, Math.floor(Date.now() / 1000)) ?? null,
        codes: { ...codeOn(store, session), wrong },
      }),
      script: formScript,
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

function codeOn(store: Store, session: Session): { applied: string | null; forever: boolean } {
  const [reduction] = reductionsOn(store, session);
  return { applied: reduction?.code?.code ?? null, forever: reduction?.coupon.duration === "forever" };
}

function declineWord({ code, declineCode }: Decline): keyof Words {
  if (code !== "card_declined") return code;
  return declineCode === "insufficient_funds" ? declineCode : "declined";
}

function successUrl(session: Session): string {
  return (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id;
}
