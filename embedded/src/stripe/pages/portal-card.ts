import { portalCard } from "../flows/portal.ts";
import { parseForm } from "../wire/form.ts";
import { StripeRefusal } from "../wire/errors.ts";
import { exampleForm, type PayForm, payerOf, payFormOf } from "./card-form.ts";
import { afterFlow, type Answer, type Visit } from "./portal-visit.ts";
import { cardStep } from "./portal-steps.ts";
import { portalWords } from "./portal-words.ts";
import { words } from "./words.ts";

/** The form of another card, and what was typed into it. */
export function cardFormStep(given: Visit, pressed: boolean): Answer {
  const { world, session, lang, request } = given;
  const customer = world.store.get("customer", session.customer);
  if (!pressed) return page(given, exampleForm(customer.name), null, 200);
  const form = payFormOf(parseForm(typeof request.body === "string" ? request.body : ""));
  const payer = payerOf(form);
  if (typeof payer === "string") return page(given, form, words[lang][payer], 400);
  if (payer.means.type !== "card") return page(given, form, words[lang].wrongNumber, 400);
  try {
    portalCard(world, customer, payer.means.card, payer.name);
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return page(given, form, portalWords[lang].declined, 402);
  }
  return { to: afterFlow(given) };
}

function page(given: Visit, form: PayForm, problem: string | null, status: number): Answer {
  return { title: portalWords[given.lang].cardTitle, body: cardStep({ ...given, form, problem }), status };
}
