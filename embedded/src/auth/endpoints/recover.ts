import { z } from "zod";
import { requireEmail } from "../emails.ts";
import { invalid } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { requireInterval } from "../mails/interval.ts";
import { redirectOf } from "../mails/redirect.ts";
import { sendMail } from "../mails/send-mail.ts";
import { checkCodeChallenge } from "../pkce.ts";

const body = z.object({ email: text, code_challenge: text, code_challenge_method: text });

/** The same answer whether somebody has the address or not. */
export const recover: Endpoint = {
  method: "POST",
  path: "/recover",
  handle(auth, request) {
    const input = readBody(request, body);
    if (!input.email) throw invalid("Password recovery requires an email");
    const email = requireEmail(input.email);
    checkCodeChallenge(input.code_challenge, input.code_challenge_method);
    const user = auth.store.users.byEmail(email);
    requireInterval(auth, "recovery", email, user?.recoverySentAt ?? null);
    if (user) {
      auth.store.transaction(() => {
        sendMail(auth, { user, kind: "recovery", recipient: email, type: "recovery", redirectTo: redirectOf(auth, request) });
        auth.store.users.update(user, { recoverySentAt: auth.now() });
      });
    }
    return { json: {} };
  },
};
