import { hash } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import { z } from "zod";
import { ReasonError } from "@callavet/shared/node/errors.ts";
import { Lru } from "../lru.ts";
import { refuse } from "../trpc/refuse.ts";
import type { Identity, Person } from "./identity.ts";
import { Keys } from "./keys.ts";

/** Tokens remembered as verified: about 1 kB each. */
const REMEMBERED = 20_000;

const claims = z.object({
  sub: z.uuid(),
  role: z.literal("authenticated"),
  exp: z.number(),
  email: z.string().max(320).catch(""),
  session_id: z.uuid().optional().catch(undefined),
  app_metadata: z.record(z.string(), z.unknown()).catch({}),
  user_metadata: z
    .object({ full_name: z.string().max(120).catch(""), language: z.enum(["es", "en"]).catch("es") })
    .catch({ full_name: "", language: "es" }),
});

export interface Verifier {
  /** Never throws: a refusal is thrown by the call that needs a person. */
  identify(token: string): Promise<Identity>;
}

/**
 * Verifies access tokens: signature by the provider's keys, issuer, audience, expiry, role. A verified token is
 * remembered by its hash until it ends, because checking ES256 on every call costs more than the rest of a small call.
 */
export function createVerifier(options: { issuer: string; keys: Keys; now?: () => number }): Verifier {
  const now = options.now ?? Date.now;
  const known = new Lru<string, Person>(REMEMBERED);
  options.keys.onRemoved = () => known.clear();

  async function verify(token: string): Promise<Person> {
    const { kid, alg } = header(token);
    const key = await options.keys.get(kid, alg);
    if (!key) throw refuse(401, "unauthenticated");
    const { payload } = await jwtVerify(token, key, {
      issuer: options.issuer,
      audience: "authenticated",
      algorithms: [alg],
      requiredClaims: ["exp", "sub"],
      currentDate: new Date(now()),
    });
    const { sub, role, exp, email, session_id, app_metadata, user_metadata } = claims.parse(payload);
    return Object.freeze({
      kind: "person",
      viewer: { role, claims: { sub, role, email, session_id, app_metadata } },
      expiresAt: exp * 1000,
      profile: { fullName: user_metadata.full_name, language: user_metadata.language },
    });
  }

  return {
    async identify(token) {
      if (token.length > 8192) return { kind: "refused", error: refuse(401, "unauthenticated") };
      const digest = hash("sha256", token, "base64");
      const remembered = known.get(digest);
      if (remembered && remembered.expiresAt > now()) return remembered;
      try {
        const person = await verify(token);
        known.set(digest, person);
        return person;
      } catch (error) {
        return { kind: "refused", error: error instanceof ReasonError ? error : refuse(401, "unauthenticated") };
      }
    },
  };
}

function header(token: string): { kid: string; alg: string } {
  const { kid, alg } = decodeProtectedHeader(token);
  if (!kid || (alg !== "ES256" && alg !== "RS256")) throw refuse(401, "unauthenticated");
  return { kid, alg };
}

/** The identity behind an `Authorization` header. */
export async function identifyHeader(verifier: Verifier, authorization: string | undefined): Promise<Identity> {
  if (!authorization) return { kind: "anonymous" };
  const found = /^Bearer +(\S+)$/i.exec(authorization);
  return found?.[1] ? verifier.identify(found[1]) : { kind: "refused", error: refuse(401, "unauthenticated") };
}
