import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from "jose";

export interface SigningKey {
  kid: string;
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  /** For codes that only we must be able to make. */
  secret: string;
  /** As it stands in the JWKS. */
  publicJwk: Record<string, unknown>;
}

const asCryptoKey = async (jwk: JWK): Promise<CryptoKey> => {
  const key = await importJWK(jwk, "ES256");
  if (key instanceof Uint8Array) throw new Error("The auth key file holds no ES256 key");
  return key;
};

/** The issuer's ES256 key, made once and kept in the data folder for its owner's eyes only. */
export async function loadSigningKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, "auth-key.json");
  if (!existsSync(file)) {
    const pair = await generateKeyPair("ES256", { extractable: true });
    writeFileSync(file, JSON.stringify({ ...(await exportJWK(pair.privateKey)), kid: randomUUID() }), {
      mode: 0o600,
      flag: "wx",
    });
  }
  const { d, kid, ...rest } = JSON.parse(readFileSync(file, "utf8")) as JWK & { kid: string };
  return {
    kid,
    privateKey: await asCryptoKey({ ...rest, d }),
    publicKey: await asCryptoKey(rest),
    secret: createHash("sha256").update(`one-time codes ${d}`).digest("hex"),
    publicJwk: { alg: "ES256", crv: rest.crv, key_ops: ["verify"], kid, kty: rest.kty, use: "sig", x: rest.x, y: rest.y },
  };
}
