import { z } from "zod";
import { template } from "./message.ts";

/** To the owner: the vet approved what was written after the consult. What it says stays in the consult. */
export const summaryReady = template(z.object({ sessionId: z.string(), version: z.number().int() }), (language, { version }) => {
  if (language === "es")
    return version > 1
      ? {
          subject: "Su veterinario ha cambiado el plan de cuidados",
          text: "El veterinario ha corregido el resumen o el plan de su consulta y dice por qué.\n\nÁbralo en Call-a-Vet, en sus consultas, y siga la versión nueva.",
        }
      : {
          subject: "El resumen de su consulta está listo",
          text: "El veterinario ha revisado el resumen y el plan de cuidados de su consulta.\n\nÁbralo en Call-a-Vet, en sus consultas. Si algo empeora antes de lo previsto, no espere: inicie otra consulta o acuda a urgencias.",
        };
  return version > 1
    ? {
        subject: "Your vet has changed the care plan",
        text: "The vet has corrected the summary or the plan of your consult, and says why.\n\nOpen it in Call-a-Vet, among your consults, and follow the new version.",
      }
    : {
        subject: "The summary of your consult is ready",
        text: "The vet has reviewed the summary and the care plan of your consult.\n\nOpen it in Call-a-Vet, among your consults. If something gets worse sooner than expected, do not wait: start another consult or go to an emergency clinic.",
      };
});
