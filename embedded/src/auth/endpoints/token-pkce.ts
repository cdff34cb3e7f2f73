import { z } from "zod";
import { AuthError, invalid } from "../errors.ts";
import { readBody, text } from "../http/body.ts";
import type { Endpoint } from "../http/types.ts";

const body = z.object({ auth_code: text, code_verifier: text });

/** No mail of ours is asked for by PKCE, so there is no flow that a code could belong to. */
export const pkceGrant: Endpoint["handle"] = (_auth, request) => {
  const { auth_code: code, code_verifier: verifier } = readBody(request, body);
  if (!code || !verifier) throw invalid("invalid request: both auth code and code verifier should be non-empty");
  throw new AuthError(404, "flow_state_not_found", "invalid flow state, no valid flow state found");
};
