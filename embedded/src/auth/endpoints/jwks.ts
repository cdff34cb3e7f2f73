import type { Endpoint } from "../http/types.ts";

export const jwks: Endpoint = {
  method: "GET",
  path: "/.well-known/jwks.json",
  handle: (auth) => ({ headers: { "cache-control": "public, max-age=600" }, json: { keys: [auth.key.publicJwk] } }),
};
