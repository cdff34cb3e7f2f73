import { hash, timingSafeEqual } from "node:crypto";

/**
 * Whether `given` is the secret, in a time that says nothing about either, their lengths neither. No secret is set: nothing is right.
 */
export function isSecret(given: unknown, secret: string | undefined): boolean {
  if (!secret || typeof given !== "string") return false;
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", secret, "buffer"));
}
