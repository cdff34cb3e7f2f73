import type { Auth } from "./context.ts";
import { AuthError, emailExists } from "./errors.ts";
import type { OneTimeToken, TokenKind } from "./store/one-time-tokens.ts";
import type { SessionRow } from "./store/sessions.ts";
import { isBanned, type UserRow } from "./store/users.ts";

const VALID_MS = 3_600_000;

const kinds = new Map<string, TokenKind[]>([
  ["signup", ["confirmation"]],
  ["email", ["confirmation"]],
  ["recovery", ["recovery"]],
  ["email_change", ["email_change_current", "email_change_new"]],
]);

export interface Verified {
  user: UserRow;
  session: SessionRow;
}

/** Of several callers with one code, one gets a session. Null: the first of an e-mail change's two codes. */
export function useToken(auth: Auth, type: string, tokenHash: string, refusal: string): Verified | null {
  return auth.store.transaction(() => {
    const token = auth.store.oneTimeTokens.byHash(tokenHash);
    const user = token && auth.store.users.byId(token.userId);
    const fits = token && kinds.get(type)?.includes(token.kind) && token.createdAt + VALID_MS > auth.now();
    if (!fits || !user) throw new AuthError(403, "otp_expired", refusal);
    if (isBanned(user, auth.now())) throw new AuthError(403, "user_banned", "User is banned");
    auth.store.oneTimeTokens.take(tokenHash);
    const confirmed = token.kind.startsWith("email_change") ? changeEmail(auth, user, token) : confirmEmail(auth, user);
    if (!confirmed) return null;
    const signedIn = auth.store.users.update(confirmed, { lastSignInAt: auth.now(), updatedAt: auth.now() });
    return { user: signedIn, session: auth.store.sessions.create(user.id, "otp", auth.now()) };
  });
}

/** Whoever holds the code reads the mail of that address. */
function confirmEmail(auth: Auth, user: UserRow): UserRow {
  for (const identity of auth.store.identities.ofUser(user.id)) {
    auth.store.identities.setData(identity, { email_verified: true }, auth.now());
  }
  if (user.emailConfirmedAt) return user;
  auth.store.oneTimeTokens.drop(user.id, "confirmation");
  return auth.store.users.update(user, {
    emailConfirmedAt: auth.now(),
    userMetadata: { ...user.userMetadata, email_verified: true },
  });
}

/** Both addresses must agree; where sign-ups need no mail, one is enough. */
function changeEmail(auth: Auth, user: UserRow, token: OneTimeToken): UserRow | null {
  const other = token.kind === "email_change_current" ? "email_change_new" : "email_change_current";
  if (!auth.autoconfirm && auth.store.oneTimeTokens.has(user.id, other)) return null;
  auth.store.oneTimeTokens.drop(user.id, other);
  const email = user.newEmail ?? user.email;
  const holder = auth.store.users.byEmail(email);
  if (holder && holder.id !== user.id) throw emailExists();
  for (const identity of auth.store.identities.ofUser(user.id)) {
    auth.store.identities.setData(identity, { email, email_verified: true }, auth.now());
  }
  return auth.store.users.update(user, { email, newEmail: null, emailChangeSentAt: null });
}
