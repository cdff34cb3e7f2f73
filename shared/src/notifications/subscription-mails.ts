import { z } from "zod";
import { bilingual } from "../contract/common.ts";
import { day, money, template } from "./message.ts";

const ending = z.object({ planName: bilingual, at: z.string() });

/** To the owner: the plan stops at that moment, and nothing is charged from then on. */
export const subscriptionEnding = template(ending, (language, { planName, at }) => {
  const end = day(language, at);
  return language === "es"
    ? {
        subject: `Su plan ${planName.es} termina el ${end}`,
        text: `Su plan ${planName.es} queda cancelado para el ${end}. Hasta entonces puede usar sus consultas; después no se le cobra nada más.\n\n¿Cambió de idea? Hasta ese día puede reanudarlo en «Plan y pagos».`,
      }
    : {
        subject: `Your plan ${planName.en} ends on ${end}`,
        text: `Your plan ${planName.en} is set to end on ${end}. Until then you can use your consults; after it nothing more is charged.\n\nChanged your mind? Until that day you can resume it in “Plan and billing”.`,
      };
});

export const subscriptionEnded = template(z.object({ planName: bilingual }), (language, { planName }) =>
  language === "es"
    ? {
        subject: `Su plan ${planName.es} terminó`,
        text: `Su plan ${planName.es} terminó y no se le cobra nada más. Sus créditos y compras siguen siendo suyos.\n\nPuede elegir un plan de nuevo cuando quiera, en «Plan y pagos».`,
      }
    : {
        subject: `Your plan ${planName.en} has ended`,
        text: `Your plan ${planName.en} has ended and nothing more is charged. Your credits and purchases remain yours.\n\nYou can choose a plan again whenever you like, in “Plan and billing”.`,
      },
);

const trial = ending.extend({
  /** False when the plan was canceled for the end of the trial. */
  charged: z.boolean(),
  amount: z.number().int().nullish(),
  currency: z.string().nullish(),
});

export const trialEnding = template(trial, (language, { planName, at, charged, amount, currency }) => {
  const es = language === "es";
  const end = day(language, at);
  const subject = es ? `Su prueba de ${planName.es} termina el ${end}` : `Your trial of ${planName.en} ends on ${end}`;
  if (!charged) {
    const text = es
      ? "La canceló a tiempo: ese día no se le cobra nada."
      : "You canceled it in time: nothing is charged on that day.";
    return { subject, text };
  }
  const sum = typeof amount === "number" && currency ? money(language, amount, currency) : null;
  const text = es
    ? `Ese día empieza su plan${sum === null ? "" : ` y se le cobran ${sum}`}.\n\nSi no quiere seguir, cancele antes en «Plan y pagos» y no se le cobra nada.`
    : `Your plan starts on that day${sum === null ? "" : ` and ${sum} is charged`}.\n\nIf you do not want to go on, cancel before in “Plan and billing” and nothing is charged.`;
  return { subject, text };
});
