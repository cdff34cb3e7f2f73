import type { Auth } from "../context.ts";
import type { SessionRow } from "../store/sessions.ts";
import type { UserRow } from "../store/users.ts";
import { ACCESS_TOKEN_SECONDS, signAccessToken } from "../tokens/access-token.ts";
import { encodeRefreshToken } from "../tokens/refresh-token.ts";
import { userShape } from "./user.ts";

/** The tokens of a session, its active refresh token included. */
export async function sessionShape(auth: Auth, user: UserRow, session: SessionRow): Promise<Record<string, unknown>> {
  const { token, expiresAt } = await signAccessToken(auth, user, session);
  return {
    access_token: token,
    token_type: "bearer",
    expires_in: ACCESS_TOKEN_SECONDS,
    expires_at: expiresAt,
    refresh_token: encodeRefreshToken(session.id, session.refreshCounter, session.refreshKey),
    user: userShape(auth, user),
  };
}
