import { z } from "zod";
import { AuthError } from "../errors.ts";
import { requirePerson } from "../http/bearer.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";

const refusal =
  (status: number, code: string, message: string): Endpoint["handle"] =>
  () => {
    throw new AuthError(status, code, message);
  };

export const idTokenGrant: Endpoint["handle"] = (_auth, request) => {
  const { provider, issuer } = readBody(request, z.object({ provider: text, issuer: text }));
  throw new AuthError(400, "provider_disabled", `Provider (issuer "${issuer || provider}") is not enabled`);
};
export const web3Grant = refusal(422, "web3_provider_disabled", "Web3 provider is disabled");

const noProvider = refusal(400, "validation_failed", "Unsupported provider: provider is not enabled");
const noSaml = refusal(404, "saml_provider_disabled", "SAML 2.0 is disabled");
const noPasskey = refusal(404, "passkey_disabled", "Passkeys are disabled");
const noOAuthServer = refusal(404, "feature_disabled", "OAuth server is disabled");
const noLinking: Endpoint["handle"] = async (auth, request) => {
  await requirePerson(auth, request);
  throw new AuthError(404, "manual_linking_disabled", "Manual linking is disabled");
};

/** What Supabase Auth can do and this issuer never does: it says so, as a server does where these are switched off. */
export const off: Endpoint[] = [
  { method: "GET", path: "/authorize", handle: noProvider },
  { method: "POST", path: "/sso", handle: noSaml },
  { method: "GET", path: "/sso/saml/metadata", handle: noSaml },
  { method: "POST", path: "/sso/saml/acs", handle: noSaml },
  { method: "GET", path: "/user/identities/authorize", handle: noLinking },
  { method: "DELETE", path: "/user/identities/:identity", handle: noLinking },
  ...(["GET", "POST", "PATCH", "DELETE"] as const).map((method) => ({ method, path: "/passkeys/*", handle: noPasskey })),
  ...(["GET", "POST", "DELETE"] as const).map((method) => ({ method, path: "/oauth/*", handle: noOAuthServer })),
];
