import { randomUUID } from "node:crypto";
import type { Auth } from "../context.ts";
import { AuthError } from "../errors.ts";
import type { TokenKind } from "../store/one-time-tokens.ts";
import type { UserRow } from "../store/users.ts";
import { newCode, tokenHash } from "./one-time-code.ts";
import { mailTexts, type LinkType } from "./texts.ts";

export interface Mailing {
  user: UserRow;
  kind: TokenKind;
  recipient: string;
  type: LinkType;
  redirectTo: string;
  /** Of the last mail of this kind; another follows only after the interval. */
  lastSentAt: number | null;
}

export function requireInterval(auth: Auth, lastSentAt: number | null): void {
  const left = lastSentAt === null ? 0 : lastSentAt + auth.mailInterval - auth.now();
  if (left <= 0) return;
  const seconds = Math.ceil(left / 1000);
  throw new AuthError(
    429,
    "over_email_send_rate_limit",
    `For security purposes, you can only request this after ${seconds} seconds.`,
  );
}

/** Puts a mail with a fresh code and its link in the issuer's own outbox. The code before it is void. */
export function sendMail(auth: Auth, { user, kind, recipient, type, redirectTo, lastSentAt }: Mailing): void {
  requireInterval(auth, lastSentAt);
  const code = newCode();
  const hash = tokenHash(auth, recipient, code);
  auth.store.oneTimeTokens.put({ userId: user.id, kind, email: recipient, tokenHash: hash, createdAt: auth.now() });
  const link = new URL(`${auth.issuer}/verify`);
  link.search = new URLSearchParams({ token: hash, type, redirect_to: redirectTo }).toString();
  const language = user.userMetadata["language"] === "en" ? "en" : "es";
  const { subject, text } = mailTexts(type, language, { code, link: link.href });
  auth.store.mails.insert({ id: randomUUID(), recipient, subject, body: text, createdAt: auth.now() });
}
