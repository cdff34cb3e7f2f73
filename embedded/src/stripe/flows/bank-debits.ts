import type { Of } from "../wire/stored.ts";

/** Days pass before the money of a bank debit is there, or is not. */
export interface TestAccount {
  iban: string;
  say: "worksAccount" | "emptyAccount";
  outcome: "succeeds" | "fails";
}

/** Stripe's own test accounts. */
export const ACCOUNTS: readonly TestAccount[] = [
  { iban: "AT611904300234573201", say: "worksAccount", outcome: "succeeds" },
  { iban: "AT861904300235473202", say: "emptyAccount", outcome: "fails" },
];

/** Two digits after the country make every IBAN's remainder by 97 one. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** A saved account is known by its last four digits alone; one that is none of ours has money. */
export function outcomeOf(method: Of<"payment_method">): TestAccount["outcome"] {
  const last4 = method.sepa_debit?.last4;
  return ACCOUNTS.find(({ iban }) => last4 && iban.endsWith(last4))?.outcome ?? "succeeds";
}
