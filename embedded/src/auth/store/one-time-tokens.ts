import type { DatabaseSync } from "node:sqlite";

/** What a code or link is good for. */
export type TokenKind = "confirmation" | "recovery" | "email_change_current" | "email_change_new";

export interface OneTimeToken {
  userId: string;
  kind: TokenKind;
  /** Where it was sent. */
  email: string;
  tokenHash: string;
  createdAt: number;
}

export interface OneTimeTokenStore {
  byHash(tokenHash: string): OneTimeToken | undefined;
  /** The newest of its kind voids the one before. */
  put(token: OneTimeToken): void;
  /** True for the one caller who got it. */
  take(tokenHash: string): boolean;
  drop(userId: string, kind: TokenKind): void;
  has(userId: string, kind: TokenKind): boolean;
}

export function oneTimeTokenStore(db: DatabaseSync): OneTimeTokenStore {
  const select = db.prepare(
    `select user_id as "userId", kind, email, token_hash as "tokenHash", created_at as "createdAt" from one_time_tokens where token_hash = ?`,
  );
  const put = db.prepare(
    "insert or replace into one_time_tokens (user_id, kind, email, token_hash, created_at) values (?, ?, ?, ?, ?)",
  );
  const take = db.prepare("delete from one_time_tokens where token_hash = ?");
  const drop = db.prepare("delete from one_time_tokens where user_id = ? and kind = ?");
  const has = db.prepare("select 1 from one_time_tokens where user_id = ? and kind = ?");
  return {
    byHash: (tokenHash) => select.get(tokenHash) as unknown as OneTimeToken | undefined,
    put: ({ userId, kind, email, tokenHash, createdAt }) => void put.run(userId, kind, email, tokenHash, createdAt),
    take: (tokenHash) => Number(take.run(tokenHash).changes) === 1,
    drop: (userId, kind) => void drop.run(userId, kind),
    has: (userId, kind) => has.get(userId, kind) !== undefined,
  };
}
