import { AuthError, badJwt, notAdmin } from "../errors.ts";
import type { Auth } from "../context.ts";
import { isBanned, type UserRow } from "../store/users.ts";
import type { SessionRow } from "../store/sessions.ts";
import { verifyAccessToken } from "../tokens/access-token.ts";
import type { AuthRequest } from "./types.ts";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const ADMIN_ROLES = new Set(["service_role", "supabase_admin"]);

function bearerToken(request: Pick<AuthRequest, "headers">): string {
  const token = /^bearer +(\S+)\s*$/i.exec(request.headers["authorization"] ?? "")?.[1];
  if (!token) throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
  return token;
}

export interface Person {
  user: UserRow;
  session: SessionRow;
}

/**
 * Who calls, by an access token of a live session. The checks' order is the wire's; issuer, audience, a missing `exp`
 * and whether the session is the person's are looked at here although the original does not.
 */
export async function requirePerson(auth: Auth, request: Pick<AuthRequest, "headers">): Promise<Person> {
  const claims = await verifyAccessToken(auth, bearerToken(request));
  if (!claims.sub) throw badJwt("invalid claim: missing sub claim");
  if (claims.iss !== auth.issuer) throw badJwt("invalid JWT: unable to parse or verify signature, token has invalid issuer");
  if (claims.aud !== "authenticated")
    throw badJwt("invalid JWT: unable to parse or verify signature, token has invalid audience");
  if (claims.exp === undefined) throw badJwt("invalid JWT: unable to parse or verify signature, token has no expiry");
  if (!UUID.test(claims.sub)) throw badJwt("invalid claim: sub claim must be a UUID", 400);
  const user = auth.store.users.byId(claims.sub.toLowerCase());
  if (!user) throw new AuthError(403, "user_not_found", "User from sub claim in JWT does not exist");
  const session = auth.store.sessions.byId(String(claims["session_id"]));
  if (session?.userId !== user.id) {
    throw new AuthError(403, "session_not_found", "Session from session_id claim in JWT does not exist");
  }
  if (isBanned(user, auth.now())) throw new AuthError(403, "user_banned", "User is banned");
  return { user, session };
}

/** The service key: its role decides; it has neither person nor session. */
export async function requireAdmin(auth: Auth, request: Pick<AuthRequest, "headers">): Promise<void> {
  const claims = await verifyAccessToken(auth, bearerToken(request));
  if (!ADMIN_ROLES.has(String(claims["role"]))) throw notAdmin();
}
