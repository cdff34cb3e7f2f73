import { chmodSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { identityStore, type IdentityStore } from "./identities.ts";
import { mailStore, type MailStore } from "./mails.ts";
import { oneTimeTokenStore, type OneTimeTokenStore } from "./one-time-tokens.ts";
import { schema } from "./schema.ts";
import { sessionStore, type SessionStore } from "./sessions.ts";
import { userStore, type UserStore } from "./users.ts";

export interface Store {
  users: UserStore;
  identities: IdentityStore;
  sessions: SessionStore;
  oneTimeTokens: OneTimeTokenStore;
  mails: MailStore;
  /** All or nothing. SQLite runs in this thread, so nobody comes between; await nothing inside. */
  transaction<T>(run: () => T): T;
  close(): void;
}

export function openStore(dataDir: string): Store {
  const file = join(dataDir, "auth.db");
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  // It holds what signs refresh tokens.
  chmodSync(file, 0o600);
  db.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000;");
  db.exec(schema);
  return {
    users: userStore(db),
    identities: identityStore(db),
    sessions: sessionStore(db),
    oneTimeTokens: oneTimeTokenStore(db),
    mails: mailStore(db),
    transaction(run) {
      db.exec("begin immediate");
      try {
        const result = run();
        db.exec("commit");
        return result;
      } catch (error) {
        db.exec("rollback");
        throw error;
      }
    },
    close: () => db.close(),
  };
}

/** True for the loser of two writers of one unique value. */
export const isTaken = (error: unknown): boolean => error instanceof Error && /UNIQUE constraint failed/.test(error.message);
