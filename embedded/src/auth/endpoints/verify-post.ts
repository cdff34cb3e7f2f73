import { z } from "zod";
import { requireEmail } from "../emails.ts";
import { invalid } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { tokenHash } from "../mails/one-time-code.ts";
import { sessionShape } from "../shapes/session.ts";
import { useToken } from "../verify.ts";

const body = z.object({ type: text, email: text, phone: text, token: text, token_hash: text });

export const OTHER_EMAIL = "Confirmation link accepted. Please proceed to confirm link sent to the other email";
export const LINK_REFUSED = "Email link is invalid or has expired";

export const verifyPost: Endpoint = {
  method: "POST",
  path: "/verify",
  async handle(auth, request) {
    const input = readBody(request, body);
    if (!input.type) throw invalid("Verify requires a verification type");
    if (!input.token && !input.token_hash) throw invalid("Verify requires either a token or a token hash");
    if (input.token_hash && (input.email || input.phone || input.token)) {
      throw invalid("Only the token_hash and type should be provided");
    }
    const verified = input.token_hash
      ? useToken(auth, input.type, input.token_hash, LINK_REFUSED)
      : useToken(auth, input.type, hashOfCode(), "Token has expired or is invalid");
    if (!verified) return { json: { code: "200", msg: OTHER_EMAIL } };
    return { json: await sessionShape(auth, verified.user, verified.session) };

    function hashOfCode(): string {
      if (Boolean(input.email) === Boolean(input.phone)) {
        throw invalid("Only an email address or phone number should be provided on verify");
      }
      if (input.phone) throw invalid("Invalid phone number format (E.164 required)");
      return tokenHash(auth, lowerEmail(input.email), input.token);
    }
  },
};

function lowerEmail(email: string): string {
  try {
    return requireEmail(email);
  } catch {
    throw invalid("Invalid email format", 422);
  }
}
