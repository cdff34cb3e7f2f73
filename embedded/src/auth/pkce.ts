import { invalid } from "./errors.ts";

/** The two PKCE members of a call that asks for a mail: both or neither, and of the right shape. */
export function checkCodeChallenge(challenge: string, method: string): void {
  if (!challenge && !method) return;
  if (!challenge || !method) throw invalid("PKCE flow requires code_challenge_method and code_challenge");
  if (!["s256", "plain"].includes(method.toLowerCase())) throw invalid("Invalid code challenge method");
  if (challenge.length < 43 || challenge.length > 128) throw invalid("code challenge has to be between 43 and 128 characters");
  if (!/^[a-zA-Z\d\-._~]+$/.test(challenge))
    throw invalid("code challenge may only contain alphanumeric characters, hyphens, periods, underscores and tildes");
}
