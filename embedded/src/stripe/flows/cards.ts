import type { Of } from "../wire/stored.ts";

/** What the bank says when it refuses: Stripe's code, the network's, and the sentence. */
export interface Decline {
  code: "card_declined" | "expired_card" | "incorrect_cvc" | "processing_error";
  declineCode: string;
  message: string;
}

/** What a test number does. `say` is the word that the payment page explains it with. */
export interface TestCard {
  number: string;
  say:
    | "worksCard"
    | "declineCard"
    | "poorCard"
    | "laterCard"
    | "expiredCard"
    | "cvcCard"
    | "brokenCard"
    | "bankCard"
    | "disputeCard"
    | "inquiryCard"
    | "slowRefundCard"
    | "badRefundCard";
  decline?: Decline;
  /** It can be saved, and is refused when it is charged. */
  attaches?: true;
  /** The bank wants to hear it from the holder. Saved and approved once, the card renews by itself. */
  authenticates?: true;
  /** The holder complains as soon as it is paid: with the money held back, or as a mere question. */
  disputes?: "chargeback" | "inquiry";
  /** What becomes of a refund some time after it was made. */
  refundLater?: "succeeds" | "fails";
}

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});

/** Stripe's own test numbers, as its documentation describes them. */
export const CARDS: readonly TestCard[] = [
  { number: "4242424242424242", say: "worksCard" },
  { number: "4000002500003155", say: "bankCard", authenticates: true },
  { number: "4000000000003220", say: "bankCard", authenticates: true },
  { number: "4000000000000002", say: "declineCard", decline: declined("generic_decline") },
  {
    number: "4000000000009995",
    say: "poorCard",
    decline: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  {
    number: "4000000000000069",
    say: "expiredCard",
    decline: { code: "expired_card", declineCode: "expired_card", message: "Your card has expired." },
  },
  {
    number: "4000000000000127",
    say: "cvcCard",
    decline: { code: "incorrect_cvc", declineCode: "incorrect_cvc", message: "Your card's security code is incorrect." },
  },
  {
    number: "4000000000000119",
    say: "brokenCard",
    decline: {
      code: "processing_error",
      declineCode: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  },
  { number: "4000000000000259", say: "disputeCard", disputes: "chargeback" },
  { number: "4000000000001976", say: "inquiryCard", disputes: "inquiry" },
  { number: "4000000000007726", say: "slowRefundCard", refundLater: "succeeds" },
  { number: "4000000000005126", say: "badRefundCard", refundLater: "fails" },
  { number: "4000000000009987", say: "declineCard", decline: declined("lost_card") },
  { number: "4000000000000341", say: "laterCard", decline: declined("generic_decline"), attaches: true },
];

/** The test payment methods that can be named without a page: attaching one makes a new payment method. */
export const TOKENS: Readonly<Record<string, string>> = {
  pm_card_visa: "4242424242424242",
  pm_card_mastercard: "5555555555554444",
  pm_card_chargeCustomerFail: "4000000000000341",
  pm_card_createDispute: "4000000000000259",
  pm_card_createInquiry: "4000000000001976",
  pm_card_pendingRefund: "4000000000007726",
  pm_card_refundFail: "4000000000005126",
};

export function testCard(number: string): TestCard | null {
  return CARDS.find((card) => card.number === number) ?? null;
}

/** A saved card is known by its last four digits alone. */
export function savedCard(method: Of<"payment_method"> | undefined): TestCard | null {
  const last4 = method?.card?.last4;
  return last4 === undefined ? null : (CARDS.find((card) => card.number.endsWith(last4)) ?? null);
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
