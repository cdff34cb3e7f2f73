import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { withAddress } from "../address.ts";
import { portalCancel, portalChange, portalPlans, portalResume, waits } from "../flows/portal.ts";
import { createPreview } from "../resources/invoice-preview.ts";
import { StripeRefusal } from "../wire/errors.ts";
import type { Of } from "../wire/stored.ts";
import { createWorld, type World } from "../world.ts";
import { formScript } from "./card-fields.ts";
import type { PageOptions } from "./checkout-routes.ts";
import { sendPage } from "./layout.ts";
import { cardFormStep } from "./portal-card.ts";
import { portalPage } from "./portal-page.ts";
import { cancelStep, confirmStep, plansStep } from "./portal-steps.ts";
import { afterFlow, type Answer, type Visit } from "./portal-visit.ts";
import { portalWords } from "./portal-words.ts";
import { slip } from "./slip.ts";
import { langOf } from "./words.ts";

type Subscription = Of<"subscription">;

/** A portal's address is a key: it is good for an hour. */
const LIFE = 3600;

/** The portal that a session's `url` leads to. */
export function registerPortalPages(app: FastifyInstance, { store, ownUrl, changed }: PageOptions): void {
  const base = "/p/session/:id";
  const on = (method: "GET" | "POST", path: string, answer: (visit: Visit) => Answer) =>
    app.route({ method, url: `${base}${path}`, handler: (request, reply) => visit(request, reply, answer) });

  on("GET", "", (given) => homePage(given, null));
  on("GET", "/card", (given) => cardFormStep(given, false));
  on("POST", "/card", (given) => cardFormStep(given, true));
  onSubscription("GET", "/plan", (given, subscription) => ({
    title: portalWords[given.lang].chooseTitle,
    body: plansStep({
      ...given,
      store,
      plans: portalPlans(given.world, subscription),
      here: `${given.home}/subscriptions/${subscription.id}/plan`,
    }),
  }));
  onSubscription("GET", "/plan/:price", confirmPage);
  onSubscription("POST", "/plan/:price", (given, subscription) => {
    portalChange(given.world, subscription, priceOf(given));
    return { to: afterFlow(given) };
  });
  onSubscription("GET", "/cancel", (given, subscription) => ({
    title: portalWords[given.lang].cancelTitle,
    body: cancelStep({ ...given, until: Math.min(...subscription.items.data.map((item) => item.current_period_end)) }),
  }));
  onSubscription("POST", "/cancel", (given, subscription) => {
    portalCancel(given.world, subscription);
    return { to: afterFlow(given) };
  });
  onSubscription("POST", "/resume", (given, subscription) => {
    portalResume(given.world, subscription);
    return { to: afterFlow(given) };
  });

  function onSubscription(
    method: "GET" | "POST",
    path: string,
    answer: (given: Visit, subscription: Subscription) => Answer,
  ): void {
    on(method, `/subscriptions/:subscription${path}`, (given) => {
      const { subscription: id } = given.request.params as { subscription: string };
      const subscription = store.find("subscription", id);
      // Somebody else's is none of this page's; one that is over has nothing to change.
      if (subscription?.customer !== given.session.customer || subscription.ended_at !== null) return { to: given.home };
      return answer(given, subscription);
    });
  }

  function visit(request: FastifyRequest, reply: FastifyReply, answer: (given: Visit) => Answer): FastifyReply {
    const { id } = request.params as { id: string };
    const session = store.find("billing_portal.session", id);
    const lang = langOf(session?.locale, request.headers["accept-language"]);
    const say = portalWords[lang];
    if (!session || session.created + LIFE < Date.now() / 1000) {
      const next = session?.return_url ? { href: session.return_url, label: say.back } : undefined;
      const body = slip({ lang, title: say.goneTitle, text: say.goneMore, next });
      return sendPage(reply, session ? 410 : 404, { lang, title: say.goneTitle, body });
    }
    const given = { world: createWorld(store, null), session, lang, home: `/p/session/${id}`, request };
    const result = store.transaction(() => {
      try {
        return store.savepoint(() => answer(given));
      } catch (error) {
        if (!(error instanceof StripeRefusal)) throw error;
        return homePage(given, error.status === 402 ? say.declined : say.notNow, error.status);
      }
    });
    changed();
    if ("to" in result) return reply.redirect(withAddress(result.to, ownUrl()), 303);
    return sendPage(reply, result.status ?? 200, { lang, title: result.title, body: result.body, script: formScript });
  }

  function homePage(given: Visit, problem: string | null, status = 200): Answer {
    return { title: portalWords[given.lang].title, body: portalPage({ ...given, store, problem }), status };
  }

  function confirmPage(given: Visit, subscription: Subscription): Answer {
    const to = priceOf(given);
    const [item] = subscription.items.data;
    if (!item) return { to: given.home };
    return {
      title: portalWords[given.lang].confirmTitle,
      body: confirmStep({ ...given, store, from: item.price, to, due: dueOf(given.world, subscription, to) }),
    };
  }

  function priceOf({ request, world }: Visit): Of<"price"> {
    return world.store.get("price", (request.params as { price: string }).price, "price");
  }
}

function dueOf(world: World, subscription: Subscription, to: Of<"price">): { amount: number; currency: string } | { at: number } {
  const [item] = subscription.items.data;
  if (item && waits(item.price, to)) return { at: item.current_period_end };
  const form = {
    subscription: subscription.id,
    subscription_details: { items: { 0: { id: item?.id ?? "", price: to.id } }, proration_behavior: "always_invoice" },
  };
  const { amount_due: amount, currency } = createPreview.run(world, form, "") as Of<"invoice">;
  return subscription.status === "trialing" ? { amount: 0, currency } : { amount, currency };
}
