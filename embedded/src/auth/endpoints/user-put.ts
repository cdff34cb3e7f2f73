import { z } from "zod";
import type { Auth } from "../context.ts";
import { requireEmail } from "../emails.ts";
import { AuthError, emailExists, notAdmin } from "../errors.ts";
import { requirePerson, type Person } from "../http/bearer.ts";
import { metadata, optionalText, readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { askEmailChange } from "../mails/ask-email-change.ts";
import { redirectOf } from "../mails/redirect.ts";
import { hashPassword, passwordMatches, requireStrongPassword } from "../passwords.ts";
import { checkCodeChallenge } from "../pkce.ts";
import { userShape } from "../shapes/user.ts";
import { mergeMetadata } from "../store/metadata.ts";

const body = z.object({
  email: text,
  phone: text,
  password: optionalText,
  data: metadata,
  app_metadata: metadata,
  code_challenge: text,
  code_challenge_method: text,
});

export const userPut: Endpoint = {
  method: "PUT",
  path: "/user",
  async handle(auth, request) {
    const person = await requirePerson(auth, request);
    const input = readBody(request, body);
    const email = input.email && requireEmail(input.email);
    if (input.phone) throw new AuthError(400, "phone_provider_disabled", "Phone signups are disabled");
    if (input.password !== undefined) requireStrongPassword(input.password);
    if (input.app_metadata) throw notAdmin("Updating app_metadata requires admin privileges");
    checkCodeChallenge(input.code_challenge, input.code_challenge_method);
    const newEmail = email && email !== person.user.email ? email : null;
    if (newEmail && auth.store.users.byEmail(newEmail)) throw emailExists();
    const passwordHash = input.password === undefined ? null : await newPasswordHash(person, input.password);
    const { user, session } = refreshed(auth, person);
    const changed = auth.store.transaction(() => {
      let changed = auth.store.users.update(user, {
        updatedAt: auth.now(),
        ...(passwordHash ? { passwordHash } : {}),
        ...(input.data ? { userMetadata: mergeMetadata(user.userMetadata, input.data) } : {}),
      });
      if (passwordHash) {
        auth.store.sessions.endOthers(user.id, session.id);
        auth.store.oneTimeTokens.drop(user.id, "recovery");
      }
      if (newEmail) changed = askEmailChange(auth, changed, newEmail, redirectOf(auth, request));
      return changed;
    });
    return { json: userShape(auth, changed) };
  },
};

async function newPasswordHash({ user }: Person, password: string): Promise<string> {
  if (await passwordMatches(password, user.passwordHash)) {
    throw new AuthError(422, "same_password", "New password should be different from the old password.");
  }
  return hashPassword(password);
}

/** Deriving takes a while: who signed out meanwhile changes nothing any more. */
function refreshed(auth: Auth, { user, session }: Person): Person {
  const now = { user: auth.store.users.byId(user.id), session: auth.store.sessions.byId(session.id) };
  if (!now.user || !now.session) {
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
  }
  return { user: now.user, session: now.session };
}
