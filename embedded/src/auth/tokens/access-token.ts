import { jwtVerify, SignJWT, type JWTPayload } from "jose";
import { JOSEError } from "jose/errors";
import type { Auth } from "../context.ts";
import { badJwt } from "../errors.ts";
import type { SessionRow } from "../store/sessions.ts";
import type { UserRow } from "../store/users.ts";

export const ACCESS_TOKEN_SECONDS = 3600;

/** Exactly the claims of the wire, no more. */
export async function signAccessToken(
  auth: Auth,
  user: UserRow,
  session: SessionRow,
): Promise<{ token: string; expiresAt: number }> {
  const issuedAt = Math.floor(auth.now() / 1000);
  const expiresAt = issuedAt + ACCESS_TOKEN_SECONDS;
  const token = await new SignJWT({
    iss: auth.issuer,
    sub: user.id,
    aud: "authenticated",
    exp: expiresAt,
    iat: issuedAt,
    email: user.email,
    phone: "",
    app_metadata: user.appMetadata,
    user_metadata: user.userMetadata,
    role: user.role,
    aal: session.aal,
    amr: session.amr,
    session_id: session.id,
    is_anonymous: false,
  })
    .setProtectedHeader({ alg: "ES256", kid: auth.key.kid, typ: "JWT" })
    .sign(auth.key.privateKey);
  return { token, expiresAt };
}

/** The claims of a token that our key signed and whose time it is: nothing is said yet about whom it is for. */
export async function verifyAccessToken(auth: Auth, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      token,
      (header) => {
        if (header.kid !== auth.key.kid) throw badJwt("invalid JWT: unable to parse or verify signature, unrecognized JWT kid");
        return auth.key.publicKey;
      },
      { algorithms: ["ES256"], currentDate: new Date(auth.now()) },
    );
    return payload;
  } catch (error) {
    if (error instanceof JOSEError) throw badJwt(`invalid JWT: unable to parse or verify signature, ${error.message}`);
    throw error;
  }
}
