import { z } from "zod";
import { bilingual, consultType } from "../contract/common.ts";
import { kinds, lines, money, template } from "./message.ts";

const made = z.object({ amount: z.number().int(), currency: z.string(), name: bilingual.nullish() });

export const refundMade = template(made, (language, data) => {
  const sum = money(language, data.amount, data.currency);
  const what = data.name?.[language];
  return language === "es"
    ? {
        subject: `Le devolvimos ${sum}`,
        text: `Le devolvimos ${sum}${what ? ` de «${what}»` : ""}. Lo verá en el mismo medio con el que pagó, según su banco en 5 a 10 días.`,
      }
    : {
        subject: `We refunded ${sum}`,
        text: `We refunded ${sum}${what ? ` of “${what}”` : ""}. It goes back to what you paid with; banks take 5 to 10 days.`,
      };
});

const decided = z.object({
  decision: z.enum(["refund", "credit", "decline"]),
  /** The operator's own words. */
  answer: z.string().default(""),
  /** Of the consult, or of what was bought. */
  type: consultType,
});

const decisions = {
  es: {
    refund: "Le devolvemos su dinero: lo verá en el mismo medio con el que pagó, según su banco en 5 a 10 días.",
    credit: "Le dimos un crédito: su próxima consulta lo usa sola.",
    decline: "Esta vez no podemos devolverlo.",
  },
  en: {
    refund: "We are giving your money back: it goes to what you paid with; banks take 5 to 10 days.",
    credit: "We gave you a credit: your next consult uses it by itself.",
    decline: "This time we cannot refund it.",
  },
} as const;

/** To the owner who asked for money back: what was decided, and why. */
export const refundDecided = template(decided, (language, { decision, answer, type }) => {
  const es = language === "es";
  const kind = kinds[language][type];
  const text = lines(
    es ? `Revisamos su solicitud sobre su ${kind}.` : `We looked into your request about your ${kind}.`,
    decisions[language][decision],
    answer.trim() && `\n${answer.trim()}`,
  );
  return { subject: es ? "Su solicitud de reembolso" : "Your refund request", text };
});
