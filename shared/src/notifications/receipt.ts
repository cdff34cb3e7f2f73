import { z } from "zod";
import { bilingual, type Language } from "../contract/common.ts";
import { receipt as contractReceipt } from "../contract/sessions.ts";
import { day, kinds, lines, template } from "./message.ts";

const payers = {
  es: { plan: "su plan", credit: "un crédito", purchase: "una compra suelta" },
  en: { plan: "your plan", credit: "a credit", purchase: "a single purchase" },
} as const;

const data = contractReceipt.pick({ paidBy: true, type: true }).extend({
  sessionId: z.string(),
  planName: bilingual.nullish(),
  periodEnd: z.string().nullish(),
  remaining: z.number().int().nullish(),
  /** What was bought, when a purchase paid. */
  itemName: bilingual.nullish(),
});

function payer(language: Language, { paidBy, planName, itemName }: z.infer<typeof data>): string {
  if (paidBy === "nothing") return "";
  if (paidBy === "plan" && planName) return `${payers[language].plan} ${planName[language]}`;
  if (paidBy === "purchase" && itemName)
    return language === "es" ? `su compra «${itemName.es}»` : `your purchase “${itemName.en}”`;
  return payers[language][paidBy];
}

/** To the owner, after the end: what paid, and the way to a refund. */
export const receipt = template(data, (language, data) => {
  const es = language === "es";
  const kind = kinds[language][data.type];
  const subject = es ? `Recibo de su ${kind}` : `Receipt for your ${kind}`;
  if (data.paidBy === "nothing") {
    const text = es
      ? `Su ${kind} terminó sin atención. No se le cobró nada.`
      : `Your ${kind} ended without care. Nothing was charged.`;
    return { subject, text };
  }
  const until = typeof data.remaining === "number" && data.periodEnd ? day(language, data.periodEnd) : null;
  const paid = payer(language, data);
  const text = es
    ? lines(
        `Su ${kind} terminó. La pagó ${paid}.`,
        until && `Le quedan ${data.remaining} hasta el ${until}.`,
        "",
        "Si algo no salió bien, abra la consulta en Call-a-Vet y pida el reembolso desde su recibo: lo revisa una persona y le responde por correo.",
        "",
        "Gracias por confiar en Call-a-Vet.",
      )
    : lines(
        `Your ${kind} has ended. It was paid by ${paid}.`,
        until && `You have ${data.remaining} left until ${until}.`,
        "",
        "If something was not right, open the consult in Call-a-Vet and ask for a refund from its receipt: a person looks into it and answers by e-mail.",
        "",
        "Thank you for trusting Call-a-Vet.",
      );
  return { subject, text };
});
