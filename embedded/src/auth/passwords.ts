import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { AuthError, invalid } from "./errors.ts";

// 32 MiB and about 60 ms here for each guess; the parameters stand in the hash, so that they can be raised.
const COST = 2 ** 15;
const BLOCK = 8;
const LENGTH = 32;

const derive = (password: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password, salt, LENGTH, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });

/** `scrypt$N$salt$key`, salt and key in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return `scrypt$${COST}$${salt.toString("base64url")}$${key.toString("base64url")}`;
}

const nobody = { salt: randomBytes(16), key: Buffer.alloc(LENGTH) };

/** Takes as long for a person whom we do not know, or who has no password: time must not tell who is registered. */
export async function passwordMatches(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, cost, salt, key] = hash?.split("$") ?? [];
  if (!cost || !salt || !key) {
    await derive(password, nobody.salt, COST);
    return false;
  }
  const derived = await derive(password, Buffer.from(salt, "base64url"), Number(cost));
  return timingSafeEqual(derived, Buffer.from(key, "base64url"));
}

const MINIMUM = 6;
export const WEAK_MESSAGE = `Password should be at least ${MINIMUM} characters.`;

/** Lengths are in bytes on this wire, whatever the texts say. */
export const weaknesses = (password: string): string[] => (Buffer.byteLength(password) < MINIMUM ? ["length"] : []);

export function requireStrongPassword(password: string): void {
  if (Buffer.byteLength(password) > 72) throw invalid("Password cannot be longer than 72 characters");
  const reasons = weaknesses(password);
  if (reasons.length) throw new AuthError(422, "weak_password", WEAK_MESSAGE, reasons);
}
