import { z } from "zod";
import { consultType } from "../contract/common.ts";
import { urgency } from "../contract/sessions.ts";
import { kinds, template } from "./message.ts";

const urgencies = {
  es: { emergency: "Emergencia", urgent: "Urgente", routine: "Sin urgencia" },
  en: { emergency: "Emergency", urgent: "Urgent", routine: "Routine" },
} as const;

/** To vets: a consult waits. Never what the owner wrote. */
export const sessionStarted = template(z.object({ sessionId: z.string(), type: consultType, urgency }), (language, data) => {
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
});
