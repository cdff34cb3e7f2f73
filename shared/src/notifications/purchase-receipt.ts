import { z } from "zod";
import { bilingual, consultType } from "../contract/common.ts";
import { lines, money, template } from "./message.ts";

const data = z.object({
  name: bilingual,
  type: consultType,
  units: z.number().int(),
  amount: z.number().int(),
  currency: z.string(),
  /** The consult that it was bought for goes on with it, or the units wait as credits. */
  fulfilledAs: z.enum(["session", "credits"]),
  receiptUrl: z.string().nullish(),
});

/** To the owner: what was bought, what became of it, and Stripe's receipt. */
export const purchaseReceipt = template(data, (language, data) => {
  const es = language === "es";
  const sum = money(language, data.amount, data.currency);
  const used = data.fulfilledAs === "session";
  const left = data.units - (used ? 1 : 0);
  const text = es
    ? lines(
        `Recibimos su pago de ${sum} por «${data.name.es}».`,
        used && "Su consulta ya está en la cola.",
        left > 0 && `${used ? "Además le quedan" : "Tiene"} ${left} en créditos; la próxima consulta los usa sola.`,
        data.receiptUrl && `\nRecibo: ${data.receiptUrl}`,
      )
    : lines(
        `We received your payment of ${sum} for “${data.name.en}”.`,
        used && "Your consult is in the queue.",
        left > 0 && `${used ? "Beside it you have" : "You have"} ${left} in credits; the next consult uses them by itself.`,
        data.receiptUrl && `\nReceipt: ${data.receiptUrl}`,
      );
  return { subject: es ? `Su compra: ${data.name.es}` : `Your purchase: ${data.name.en}`, text };
});
