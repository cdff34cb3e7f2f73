import { invalid } from "./errors.ts";

// One @, no spaces or control characters, a domain of labels joined by dots.
const EMAIL = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/u;

/** Lower-cased, checked; an empty one must be dealt with before. */
export function requireEmail(email: string): string {
  if (email.length > 255) throw invalid("An email address is too long");
  const lower = email.toLowerCase();
  const [local = ""] = lower.split("@");
  if (!EMAIL.test(lower) || local.startsWith(".") || local.endsWith(".") || local.includes("..")) {
    throw invalid("Unable to validate email address: invalid format");
  }
  return lower;
}
