import type { Auth } from "../context.ts";
import type { AuthRequest } from "../http/types.ts";

/** Where a link leads afterwards: what was asked, else where the call came from; never outside our own site. */
export function redirectOf(auth: Auth, request: Pick<AuthRequest, "query" | "headers">): string {
  const asked = request.query["redirect_to"] || request.headers["referer"] || "";
  return isOurs(auth, asked) ? asked : auth.siteUrl;
}

function isOurs(auth: Auth, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { origin } = new URL(address);
  return origin === new URL(auth.siteUrl).origin;
}
