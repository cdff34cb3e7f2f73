import { z } from "zod";
import { bilingual } from "../contract/common.ts";
import { day, lines, money, template } from "./message.ts";

const data = z.object({
  kind: z.enum(["plan", "purchase"]),
  name: bilingual.nullish(),
  amount: z.number().int(),
  currency: z.string(),
  /** Stripe's page on which the invoice can be paid. */
  url: z.string().nullish(),
  nextAttempt: z.string().nullish(),
});

/** To the owner: money that did not come, and what to do about it. */
export const paymentFailed = template(data, (language, data) => {
  const es = language === "es";
  const sum = money(language, data.amount, data.currency);
  const name = data.name?.[language] ?? (es ? "su compra" : "your purchase");
  const subject = es ? "No pudimos cobrar su pago" : "Your payment did not go through";
  if (data.kind === "purchase") {
    const text = es
      ? `El pago de ${sum} por «${name}» no llegó, y no se le cobró nada.\n\nPuede intentarlo de nuevo, con otro medio de pago, en «Plan y pagos».`
      : `The payment of ${sum} for “${name}” did not arrive, and nothing was charged.\n\nYou can try again, with another way to pay, in “Plan and billing”.`;
    return { subject, text };
  }
  const plan = data.name?.[language] ?? (es ? "su plan" : "your plan");
  const again = data.nextAttempt ? day(language, data.nextAttempt) : null;
  const text = es
    ? lines(
        `No pudimos cobrar ${sum} por ${plan}.`,
        again && `Lo intentaremos de nuevo el ${again}.`,
        "",
        "Para no perder sus consultas, cambie su tarjeta en «Plan y pagos».",
        data.url && `O pague ahora aquí: ${data.url}`,
      )
    : lines(
        `We could not take ${sum} for ${plan}.`,
        again && `We will try again on ${again}.`,
        "",
        "To keep your consults, change your card in “Plan and billing”.",
        data.url && `Or pay now here: ${data.url}`,
      );
  return { subject, text };
});
