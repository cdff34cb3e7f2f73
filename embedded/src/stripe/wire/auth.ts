import { timingSafeEqual } from "node:crypto";
import { unauthorized } from "./errors.ts";

/** Bearer, or Basic with the key as its user name: Stripe takes both. */
export function checkKey(header: string | undefined, secretKey: string): void {
  const given = keyOf(header);
  if (given === null) throw unauthorized(null);
  const [a, b] = [Buffer.from(given), Buffer.from(secretKey)];
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw unauthorized(given);
}

function keyOf(header: string | undefined): string | null {
  const [scheme, value] = (header ?? "").split(" ", 2);
  if (!value) return null;
  if (scheme?.toLowerCase() === "bearer") return value;
  if (scheme?.toLowerCase() === "basic") return Buffer.from(value, "base64").toString().split(":")[0] || null;
  return null;
}
