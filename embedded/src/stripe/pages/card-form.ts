import { isCardNumber } from "../flows/cards.ts";
import type { Payer } from "../flows/pay-checkout.ts";
import type { Form } from "../wire/form.ts";
import type { CardForm } from "./checkout-page.ts";
import type { Words } from "./words.ts";

/** Filled in before anybody types: one press pays. */
export function exampleCard(name: string | null | undefined): CardForm {
  const year = (new Date().getUTCFullYear() + 4) % 100;
  return {
    number: "4242 4242 4242 4242",
    expiry: `12 / ${String(year).padStart(2, "0")}`,
    cvc: "123",
    name: name ?? "",
    email: "",
  };
}

export function cardFormOf(form: Form): CardForm {
  const of = (key: keyof CardForm) => {
    const value = form[key];
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  return { number: of("number"), expiry: of("expiry"), cvc: of("cvc"), name: of("name"), email: of("email") };
}

/** Who pays with what, or which word tells what is wrong. */
export function payerOf(form: CardForm, now = new Date()): Payer | keyof Words {
  const number = form.number.replace(/\D/g, "");
  if (!isCardNumber(number)) return "wrongNumber";
  const [, month, year] = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(form.expiry) ?? [];
  const [expMonth, expYear] = [Number(month), 2000 + Number(year)];
  // A card is good until the end of its month.
  if (!(expMonth >= 1 && expMonth <= 12) || Date.UTC(expYear, expMonth, 1) <= now.getTime()) return "wrongExpiry";
  return { card: { number, expMonth, expYear }, name: form.name || null, email: form.email || null };
}
