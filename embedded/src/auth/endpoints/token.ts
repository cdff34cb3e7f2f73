import { AuthError } from "../errors.ts";
import type { Endpoint } from "../http/types.ts";
import { idTokenGrant, web3Grant } from "./off.ts";
import { passwordGrant } from "./token-password.ts";
import { pkceGrant } from "./token-pkce.ts";
import { refreshTokenGrant } from "./token-refresh.ts";

const grants = new Map<string, Endpoint["handle"]>([
  ["password", passwordGrant],
  ["refresh_token", refreshTokenGrant],
  ["pkce", pkceGrant],
  ["id_token", idTokenGrant],
  ["web3", web3Grant],
]);

export const token: Endpoint = {
  method: "POST",
  path: "/token",
  handle(auth, request) {
    const grant = grants.get(request.query["grant_type"] ?? "");
    if (!grant) throw new AuthError(400, "invalid_credentials", "unsupported_grant_type");
    return grant(auth, request);
  },
};
