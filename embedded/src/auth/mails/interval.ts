import type { Auth } from "../context.ts";
import { AuthError } from "../errors.ts";

/** Counted apart. */
export type MailCount = "signup" | "recovery" | "email_change";

const MANY = 10_000;

/**
 * One mail per address and interval. An address that nobody has counts just the same: being told to wait must not tell
 * who is registered.
 */
export function requireInterval(auth: Auth, count: MailCount, email: string, lastSentAt: number | null): void {
  const key = `${count}:${email}`;
  const last = Math.max(lastSentAt ?? 0, auth.asked.get(key) ?? 0);
  const left = last + auth.mailInterval - auth.now();
  if (last > 0 && left > 0) {
    const seconds = Math.ceil(left / 1000);
    throw new AuthError(
      429,
      "over_email_send_rate_limit",
      `For security purposes, you can only request this after ${seconds} seconds.`,
    );
  }
  if (auth.asked.size >= MANY) {
    for (const [old, at] of auth.asked) if (at + auth.mailInterval <= auth.now()) auth.asked.delete(old);
  }
  auth.asked.set(key, auth.now());
}
