import { z } from "zod";
import { bilingual, consultType, type Language } from "../contract/common.ts";
import { receipt, urgency } from "../contract/sessions.ts";

export interface Message {
  subject: string;
  text: string;
}

/** To vets: a consult waits. Never what the owner wrote. */
const sessionStarted = z.object({ sessionId: z.string(), type: consultType, urgency });
/** To the owner, after the end: what paid. */
const receiptData = receipt.partial({ units: true, periodEnd: true, remaining: true, planCode: true }).extend({
  sessionId: z.string(),
  planName: bilingual.nullish(),
});

const kinds = {
  es: { chat: "consulta por chat", video: "consulta por video" },
  en: { chat: "chat consult", video: "video consult" },
} as const;

const urgencies = {
  es: { emergency: "Emergencia", urgent: "Urgente", routine: "Sin urgencia" },
  en: { emergency: "Emergency", urgent: "Urgent", routine: "Routine" },
} as const;

function renderSessionStarted(language: Language, data: z.infer<typeof sessionStarted>): Message {
  const kind = kinds[language][data.type];
  const how = urgencies[language][data.urgency];
  return language === "es"
    ? {
        subject: `${how}: una ${kind} le espera`,
        text: `Hay una ${kind} en la cola.\nPrioridad: ${how.toLowerCase()}.\n\nEntre en Call-a-Vet y tómela desde la cola. Quien la toma primero, la atiende.`,
      }
    : {
        subject: `${how}: a ${kind} is waiting`,
        text: `A ${kind} is in the queue.\nPriority: ${how.toLowerCase()}.\n\nSign in to Call-a-Vet and take it from the queue. Whoever takes it first has the case.`,
      };
}

const day = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(moment));

const payers = {
  es: { plan: "su plan", credit: "un crédito", purchase: "una compra suelta", nothing: "" },
  en: { plan: "your plan", credit: "a credit", purchase: "a single purchase", nothing: "" },
} as const;

function renderReceipt(language: Language, data: z.infer<typeof receiptData>): Message {
  const es = language === "es";
  const kind = kinds[language][data.type];
  const subject = es ? `Recibo de su ${kind}` : `Receipt for your ${kind}`;
  if (data.paidBy === "nothing") {
    const text = es
      ? `Su ${kind} terminó sin atención. No se le cobró nada.`
      : `Your ${kind} ended without care. Nothing was charged.`;
    return { subject, text };
  }
  const payer =
    data.planName && data.paidBy === "plan"
      ? `${payers[language].plan} ${data.planName[language]}`
      : payers[language][data.paidBy];
  const lines = [es ? `Su ${kind} terminó. La pagó ${payer}.` : `Your ${kind} has ended. It was paid by ${payer}.`];
  if (typeof data.remaining === "number" && data.periodEnd) {
    const until = day(language, data.periodEnd);
    lines.push(es ? `Le quedan ${data.remaining} hasta el ${until}.` : `You have ${data.remaining} left until ${until}.`);
  }
  lines.push("", es ? "Gracias por confiar en Call-a-Vet." : "Thank you for trusting Call-a-Vet.");
  return { subject, text: lines.join("\n") };
}

/** A notification in words, as a mail or a text message says it; null for a template or data that is not known. */
export function renderNotification(template: string, language: Language, data: unknown): Message | null {
  if (template === "session_started") {
    const parsed = sessionStarted.safeParse(data);
    return parsed.success ? renderSessionStarted(language, parsed.data) : null;
  }
  if (template === "receipt") {
    const parsed = receiptData.safeParse(data);
    return parsed.success ? renderReceipt(language, parsed.data) : null;
  }
  return null;
}
