import { StripeRefusal } from "../wire/errors.ts";
import type { Decline } from "./cards.ts";

/** 402, in the bank's words. `keep` leaves what was done until then. */
export function cardRefusal({ code, declineCode, message }: Decline, keep = false): StripeRefusal {
  return new StripeRefusal(402, { type: "card_error", code, decline_code: declineCode, message }, keep);
}
