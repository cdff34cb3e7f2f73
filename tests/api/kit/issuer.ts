import { createServer, type Server } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from "jose";

export interface Issuer {
  /** Issuer and base address, with `/auth/v1`. */
  url: string;
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** How often the keys were read. */
  reads(): number;
  /** While false, the keys answer 500. */
  answers: boolean;
  token(claims: { sub: string; email?: string; [claim: string]: unknown }, options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

export interface TokenOptions {
  /** Seconds from now; an hour when left out. */
  expiresIn?: number;
  issuer?: string;
  audience?: string;
}

/** An auth provider of our own making: an ES256 key, its public half at the usual address, tokens as Supabase writes them. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const kid = crypto.randomUUID();
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig", key_ops: ["verify"] };
  let reads = 0;
  const server: Server = createServer((request, response) => {
    if (request.url !== "/auth/v1/.well-known/jwks.json") return void response.writeHead(404).end();
    reads += 1;
    if (!issuer.answers) return void response.writeHead(500).end();
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/auth/v1`;

  const issuer: Issuer = {
    url,
    kid,
    privateKey,
    publicKey,
    reads: () => reads,
    answers: true,
    token: (claims, options = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        role: "authenticated",
        email: `${claims.sub}@test.callavet.test`,
        phone: "",
        app_metadata: { provider: "email", providers: ["email"] },
        user_metadata: {},
        aal: "aal1",
        amr: [{ method: "password", timestamp: now }],
        session_id: crypto.randomUUID(),
        is_anonymous: false,
        ...claims,
      })
        .setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
        .setIssuer(options.issuer ?? url)
        .setAudience(options.audience ?? "authenticated")
        .setIssuedAt(now)
        .setExpirationTime(now + (options.expiresIn ?? 3600))
        .sign(privateKey);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;
}
