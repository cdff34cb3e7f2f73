import { z } from "zod";
import { AuthError, invalid, invalidCredentials } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { passwordMatches, WEAK_MESSAGE, weaknesses } from "../passwords.ts";
import { sessionShape } from "../shapes/session.ts";
import { isBanned } from "../store/users.ts";

const body = z.object({ email: text, phone: text, password: text });

export const passwordGrant: Endpoint["handle"] = async (auth, request) => {
  const { email, phone, password } = readBody(request, body);
  if (email && phone) throw invalid("Only an email address or phone number should be provided on login.");
  if (phone) throw new AuthError(422, "phone_provider_disabled", "Phone logins are disabled");
  if (!email) throw invalid("missing email or phone");
  const known = auth.store.users.byEmail(email.toLowerCase());
  if (known && isBanned(known, auth.now())) throw new AuthError(400, "user_banned", "User is banned");
  const matches = await passwordMatches(password, known?.passwordHash);
  // The person may have gone, or changed the password, while this one was being derived.
  const user = known && auth.store.users.byId(known.id);
  if (!matches || !user || user.passwordHash !== known.passwordHash) throw invalidCredentials();
  if (!user.emailConfirmedAt) throw new AuthError(400, "email_not_confirmed", "Email not confirmed");
  const { signedIn, session } = auth.store.transaction(() => ({
    signedIn: auth.store.users.update(user, { lastSignInAt: auth.now(), updatedAt: auth.now() }),
    session: auth.store.sessions.create(user.id, "password", auth.now()),
  }));
  const reasons = weaknesses(password);
  const weak = reasons.length ? { message: WEAK_MESSAGE, reasons } : null;
  return { json: { ...(await sessionShape(auth, signedIn, session)), weak_password: weak } };
};
