import { randomUUID } from "node:crypto";
import type { Auth } from "../context.ts";
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
}

/** Puts a mail with a fresh code and its link in the issuer's own outbox. The code before it is void. */
export function sendMail(auth: Auth, { user, kind, recipient, type, redirectTo }: Mailing): void {
  const code = newCode();
  const hash = tokenHash(auth, recipient, code);
  auth.store.oneTimeTokens.put({ userId: user.id, kind, email: recipient, tokenHash: hash, createdAt: auth.now() });
  const link = new URL(`${auth.issuer}/verify`);
  link.search = new URLSearchParams({ token: hash, type, redirect_to: redirectTo }).toString();
  const language = user.userMetadata["language"] === "en" ? "en" : "es";
  const { subject, text } = mailTexts(type, language, { code, link: link.href });
  auth.store.mails.insert({ id: randomUUID(), recipient, subject, body: text, createdAt: auth.now() });
}
