import { z } from "zod";
import type { Auth } from "../context.ts";
import { AuthError, invalid } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";
import { sessionShape } from "../shapes/session.ts";
import type { SessionRow } from "../store/sessions.ts";
import { isBanned } from "../store/users.ts";
import { parseRefreshToken } from "../tokens/refresh-token.ts";

const REUSE_INTERVAL_MS = 10_000;
const body = z.object({ refresh_token: text });
const notFound = () => new AuthError(400, "refresh_token_not_found", "Invalid Refresh Token: Refresh Token Not Found");

export const refreshTokenGrant: Endpoint["handle"] = async (auth, request) => {
  const { refresh_token: given } = readBody(request, body);
  // Tokens of version 1 are unknown to us, but not malformed.
  if (/^[a-z0-9]{12}$/.test(given)) throw notFound();
  const token = parseRefreshToken(given);
  if (!token) throw invalid("Refresh token is not valid");
  const session = auth.store.sessions.byId(token.sessionId);
  const user = session && auth.store.users.byId(session.userId);
  if (!session || !user || !token.isSignedWith(session.refreshKey)) throw notFound();
  if (isBanned(user, auth.now())) throw new AuthError(400, "user_banned", "Invalid Refresh Token: User Banned");
  return { json: await sessionShape(auth, user, use(auth, session, token.counter)) };
};

/**
 * The active token makes way for the next. One that was used before gives the active one again: its parent at any time
 * (the answer got lost), an older one within the interval (several tabs at once). Later, somebody has stolen it: the
 * session ends. Using an old one does not prolong the interval.
 */
function use(auth: Auth, session: SessionRow, counter: number): SessionRow {
  const age = session.refreshCounter - counter;
  if (age < 0) throw notFound();
  if (age === 0) return auth.store.sessions.rotate(session, auth.now());
  if (age === 1 || auth.now() - session.refreshedAt < REUSE_INTERVAL_MS) return session;
  auth.store.sessions.end(session.id);
  throw new AuthError(400, "refresh_token_already_used", "Invalid Refresh Token: Already Used");
}
