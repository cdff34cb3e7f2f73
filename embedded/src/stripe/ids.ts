import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `cus_` and 14 random characters; the lengths are those that Stripe's own ids have. */
export function newId(prefix: string, length = 24): string {
  let id = prefix;
  // 62 does not divide 256: a byte past 247 would make the first characters more likely.
  while (id.length < prefix.length + length)
    for (const byte of randomBytes(length)) if (byte < 248 && id.length < prefix.length + length) id += ALPHABET[byte % 62];
  return id;
}
