import { ACCOUNTS, isIban } from "../flows/bank-debits.ts";
import { isCardNumber } from "../flows/cards.ts";
import type { Payer } from "../flows/payer.ts";
import type { Form } from "../wire/form.ts";
import type { Words } from "./words.ts";

/** What is typed on the page, for a card or for a bank account. */
export interface PayForm {
  means: "card" | "bank";
  number: string;
  expiry: string;
  cvc: string;
  iban: string;
  name: string;
  email: string;
}

/** Filled in before anybody types: one press pays. */
export function exampleForm(name: string | null | undefined): PayForm {
  const year = (new Date().getUTCFullYear() + 4) % 100;
  return {
    means: "card",
    number: "4242 4242 4242 4242",
    expiry: `12 / ${String(year).padStart(2, "0")}`,
    cvc: "123",
    iban: spaced(ACCOUNTS[0]?.iban ?? ""),
    name: name ?? "",
    email: "",
  };
}

/** What was typed; the fields of the other means as at first. */
export function payFormOf(form: Form): PayForm {
  const typed = (key: keyof PayForm) => {
    const value = form[key];
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  const contact = { name: typed("name"), email: typed("email") };
  if (typed("means") === "bank") return { ...exampleForm(null), means: "bank", iban: typed("iban"), ...contact };
  const card = { number: typed("number"), expiry: typed("expiry"), cvc: typed("cvc") };
  return { ...exampleForm(null), ...card, ...contact };
}

/** Who pays with what, or which word tells what is wrong. */
export function payerOf(form: PayForm, now = new Date()): Payer | keyof Words {
  const contact = { name: form.name || null, email: form.email || null };
  if (form.means === "bank") {
    const iban = form.iban.replace(/\s/g, "").toUpperCase();
    return isIban(iban) ? { means: { type: "sepa_debit", iban }, ...contact } : "wrongIban";
  }
  const number = form.number.replace(/\D/g, "");
  if (!isCardNumber(number)) return "wrongNumber";
  const [, month, year] = /^(\d{1,2})\s*\/?\s*(?:20)?(\d{2})$/.exec(form.expiry) ?? [];
  const [expMonth, expYear] = [Number(month), 2000 + Number(year)];
  // A card is good until the end of its month.
  if (!(expMonth >= 1 && expMonth <= 12) || Date.UTC(expYear, expMonth, 1) <= now.getTime()) return "wrongExpiry";
  return { means: { type: "card", card: { number, expMonth, expYear } }, ...contact };
}

export function spaced(digits: string): string {
  return digits.replace(/(.{4})(?=.)/g, "$1 ");
}
