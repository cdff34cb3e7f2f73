import type { ReasonError } from "@callavet/shared/node/errors.ts";

/** The claims that Postgres sees; `user_metadata` is the person's own to write, so it stays out. */
export interface ViewerClaims {
  sub: string;
  role: "authenticated";
  email: string;
  session_id?: string;
  app_metadata?: Record<string, unknown>;
}

/** Somebody whose token was verified. */
export interface Person {
  kind: "person";
  viewer: { role: "authenticated"; claims: ViewerClaims };
  /** When the token ends, in milliseconds of the epoch. */
  expiresAt: number;
  /** What a new profile starts with: words, never rights. */
  profile: { fullName: string; language: "es" | "en" };
}

export type Identity = Person | { kind: "anonymous" } | { kind: "refused"; error: ReasonError };

export const anonymous: Identity = { kind: "anonymous" };
