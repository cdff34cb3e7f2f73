import type { Of } from "../wire/stored.ts";

/** Stripe's own test numbers, and the bank's word for those that are refused. */
const REFUSED: Readonly<Record<string, string>> = {
  "4000000000000002": "generic_decline",
  "4000000000009995": "insufficient_funds",
  "4000000000009987": "lost_card",
  "4000000000000069": "expired_card",
  "4000000000000341": "generic_decline",
};

/** The test payment methods that can be named without a page: attaching one makes a new payment method. */
export const TOKENS: Readonly<Record<string, string>> = {
  pm_card_visa: "4242424242424242",
  pm_card_mastercard: "5555555555554444",
  pm_card_chargeCustomerFail: "4000000000000341",
};

export function declineOf(number: string): string | null {
  return REFUSED[number] ?? null;
}

/** A saved card is known by its last four digits alone. */
export function declineOfSaved(method: Of<"payment_method">): string | null {
  const refused = Object.entries(REFUSED).find(([number]) => number.endsWith(method.card?.last4 ?? "none"));
  return refused?.[1] ?? null;
}

/** The check digit that every card number carries. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = number
    .split("")
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
