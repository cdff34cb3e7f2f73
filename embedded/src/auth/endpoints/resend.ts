import { z } from "zod";
import { requireEmail } from "../emails.ts";
import { invalid } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { askConfirmation } from "../mails/ask-confirmation.ts";
import { askEmailChange } from "../mails/ask-email-change.ts";
import { requireInterval } from "../mails/interval.ts";
import { redirectOf } from "../mails/redirect.ts";

const body = z.object({ type: text, email: text });

export const resend: Endpoint = {
  method: "POST",
  path: "/resend",
  handle(auth, request) {
    const { type, email: given } = readBody(request, body);
    if (type !== "signup" && type !== "email_change") {
      throw invalid("Missing one of these types: signup, email_change, sms, phone_change");
    }
    if (!given) throw invalid("Type provided requires an email address");
    const email = requireEmail(given);
    const user = auth.store.users.byEmail(email);
    const redirectTo = redirectOf(auth, request);
    if (type === "signup") {
      requireInterval(auth, "signup", email, user?.confirmationSentAt ?? null);
      if (user && !user.emailConfirmedAt) auth.store.transaction(() => askConfirmation(auth, user, redirectTo));
    } else if (user?.newEmail) {
      const { newEmail } = user;
      auth.store.transaction(() => askEmailChange(auth, user, newEmail, redirectTo));
    } else {
      requireInterval(auth, "email_change", email, null);
    }
    return { json: {} };
  },
};
