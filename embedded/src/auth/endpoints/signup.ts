import { z } from "zod";
import type { Auth } from "../context.ts";
import { requireEmail } from "../emails.ts";
import { AuthError, invalid, userExists } from "../errors.ts";
import { metadata, readBody, text } from "../http/body.ts";
import type { Answer, Endpoint } from "../http/types.ts";
import { askConfirmation } from "../mails/ask-confirmation.ts";
import { requireInterval } from "../mails/interval.ts";
import { redirectOf } from "../mails/redirect.ts";
import { insertUser } from "../new-user.ts";
import { hashPassword, requireStrongPassword } from "../passwords.ts";
import { checkCodeChallenge } from "../pkce.ts";
import { sessionShape } from "../shapes/session.ts";
import { userShape } from "../shapes/user.ts";
import { madeUpUser } from "../shapes/made-up-user.ts";
import type { Metadata } from "../store/metadata.ts";
import { isTaken } from "../store/store.ts";

const body = z.object({
  email: text,
  phone: text,
  password: text,
  data: metadata,
  code_challenge: text,
  code_challenge_method: text,
});

export const signup: Endpoint = {
  method: "POST",
  path: "/signup",
  async handle(auth, request) {
    const input = readBody(request, body);
    if (!input.email && !input.phone) throw new AuthError(422, "anonymous_provider_disabled", "Anonymous sign-ins are disabled");
    if (!input.password) throw invalid("Signup requires a valid password");
    requireStrongPassword(input.password);
    if (input.email && input.phone) throw invalid("Only an email address or phone number should be provided on signup.");
    checkCodeChallenge(input.code_challenge, input.code_challenge_method);
    if (input.phone) throw new AuthError(400, "phone_provider_disabled", "Phone signups are disabled");
    const email = requireEmail(input.email);
    // Before looking whether the address is taken, so that the time is the same.
    const passwordHash = await hashPassword(input.password);
    const fresh = { email, passwordHash, data: input.data ?? {} };
    return auth.autoconfirm ? signUpConfirmed(auth, fresh) : signUpByMail(auth, fresh, redirectOf(auth, request));
  },
};

interface Fresh {
  email: string;
  passwordHash: string;
  data: Metadata;
}

/** Two at once for one address: the database's unique index decides, and the loser is told as if they came later. */
function insert(auth: Auth, { email, passwordHash, data }: Fresh, confirmed: boolean) {
  try {
    const user = insertUser(auth, { email, passwordHash, userMetadata: data, identityData: data, confirmed });
    return auth.store.users.update(user, {
      userMetadata: { ...data, sub: user.id, email, email_verified: confirmed, phone_verified: false },
    });
  } catch (error) {
    if (isTaken(error)) throw userExists();
    throw error;
  }
}

async function signUpConfirmed(auth: Auth, fresh: Fresh): Promise<Answer> {
  const { user, session } = auth.store.transaction(() => {
    const inserted = insert(auth, fresh, true);
    const user = auth.store.users.update(inserted, { lastSignInAt: auth.now() });
    return { user, session: auth.store.sessions.create(user.id, "password", auth.now()) };
  });
  const json = await sessionShape(auth, user, session);
  // In this one answer the identity counts as verified, and `confirmed_at` is not there yet.
  const { confirmed_at: _, ...shape } = userShape(auth, user);
  const identities = shape["identities"] as { identity_data: Metadata }[];
  for (const { identity_data: told } of identities) told["email_verified"] = true;
  return { json: { ...json, user: shape } };
}

/** Who is registered does not show: a confirmed person's address gets an answer of the same shape, and no mail. */
function signUpByMail(auth: Auth, fresh: Fresh, redirectTo: string): Answer {
  const known = auth.store.users.byEmail(fresh.email);
  if (known?.emailConfirmedAt) return { json: madeUpUser(auth, fresh.email, fresh.data) };
  requireInterval(auth, "signup", fresh.email, known?.confirmationSentAt ?? null);
  // Who signs up again before confirming keeps the first password and data: nobody has shown yet whose address it is.
  const user = auth.store.transaction(() => askConfirmation(auth, known ?? insert(auth, fresh, false), redirectTo));
  return { json: userShape(auth, user) };
}
