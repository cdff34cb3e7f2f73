import { importJWK, type CryptoKey, type JWK } from "jose";
import { refuse } from "../trpc/refuse.ts";

const ALGORITHMS = ["ES256", "RS256"];

export interface KeysOptions {
  url: string;
  /** How long keys are served before they are read again in the background. */
  maxAgeMs?: number;
  /** After a successful read, an unknown key id causes no other one for so long. */
  cooldownMs?: number;
  /** The same after a failed read: short, so that a provider that starts late is found. */
  retryMs?: number;
  now?: () => number;
}

type KeySet = Map<string, { key: CryptoKey; alg: string }>;

/**
 * The provider's public keys. Known keys keep serving while the provider is away; a key that is needed and cannot be had
 * is our trouble (503), not the person's (401); tokens with made-up key ids cannot make us hammer the provider.
 */
export class Keys {
  #keys: KeySet = new Map();
  #readAt = -Infinity;
  #triedAt = -Infinity;
  #failed = false;
  #reading: Promise<void> | null = null;
  readonly #options: Required<KeysOptions>;
  /** Told when a key is gone: what it signed must not be trusted from memory. */
  onRemoved: () => void = () => {};

  constructor(options: KeysOptions) {
    this.#options = { maxAgeMs: 600_000, cooldownMs: 30_000, retryMs: 1000, now: Date.now, ...options };
  }

  /** The key, or null when the provider has none of that id. */
  async get(kid: string, alg: string): Promise<CryptoKey | null> {
    const now = this.#options.now();
    if (!this.#keys.has(kid)) await this.#refresh(now);
    else if (now - this.#readAt > this.#options.maxAgeMs) void this.#refresh(now).catch(() => {});
    const found = this.#keys.get(kid);
    return found?.alg === alg ? found.key : null;
  }

  async #refresh(now: number): Promise<void> {
    if (!this.#reading) {
      const { cooldownMs, retryMs } = this.#options;
      if (now - this.#triedAt < (this.#failed ? retryMs : cooldownMs)) {
        if (this.#failed) throw refuse(503, "provider_unavailable");
        return;
      }
      this.#triedAt = now;
      this.#reading = this.#read().finally(() => (this.#reading = null));
    }
    await this.#reading;
  }

  async #read(): Promise<void> {
    try {
      const response = await fetch(this.#options.url, { signal: AbortSignal.timeout(5000), redirect: "error" });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      const body = (await response.json()) as { keys?: JWK[] };
      const keys = await importKeys(body.keys ?? []);
      if (keys.size === 0) throw new Error("no usable key");
      const removed = [...this.#keys.keys()].some((kid) => !keys.has(kid));
      this.#keys = keys;
      this.#readAt = this.#options.now();
      this.#failed = false;
      if (removed) this.onRemoved();
    } catch {
      this.#failed = true;
      throw refuse(503, "provider_unavailable");
    }
  }
}

async function importKeys(jwks: JWK[]): Promise<KeySet> {
  const keys: KeySet = new Map();
  for (const jwk of jwks) {
    const alg = jwk.alg ?? (jwk.kty === "EC" && jwk.crv === "P-256" ? "ES256" : jwk.kty === "RSA" ? "RS256" : "");
    // A symmetric key has no business in a public set, whatever it says of itself.
    if (!jwk.kid || !ALGORITHMS.includes(alg) || jwk.kty === "oct" || (jwk.use && jwk.use !== "sig")) continue;
    const key = await importJWK(jwk, alg).catch(() => null);
    if (key && !(key instanceof Uint8Array)) keys.set(jwk.kid, { key, alg });
  }
  return keys;
}
