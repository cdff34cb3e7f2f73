import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Issuer {
  /** What tokens name, and below it the keys. */
  url: string;
  token(userId: string): string;
  close(): void;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An auth provider with nothing but a key: signs tokens of the provider's form, and shows its public half. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwks = JSON.stringify({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "bench", alg: "ES256", use: "sig" }] });
  const server = createServer((_request, response) => response.setHeader("content-type", "application/json").end(jwks));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth/v1`;
  const header = encode({ alg: "ES256", kid: "bench", typ: "JWT" });
  return {
    url,
    token(userId) {
      const iat = Math.floor(Date.now() / 1000);
      const payload = encode({
        iss: url,
        aud: "authenticated",
        sub: userId,
        role: "authenticated",
        iat,
        exp: iat + 3600,
        email: emailOf(userId),
        session_id: userId,
        app_metadata: { provider: "email" },
        user_metadata: { full_name: "Bench", language: "es" },
      });
      const signature = createSign("SHA256").update(`${header}.${payload}`).sign({ key: privateKey, dsaEncoding: "ieee-p1363" });
      return `${header}.${payload}.${signature.toString("base64url")}`;
    },
    close: () => void server.close(),
  };
}

export const emailOf = (userId: string): string => `${userId.slice(-12)}@bench.test`;

/** The claims that the server sets for this person: the same text for every contestant. */
export const claimsOf = (userId: string): string =>
  JSON.stringify({
    sub: userId,
    role: "authenticated",
    email: emailOf(userId),
    session_id: userId,
    app_metadata: { provider: "email" },
  });
