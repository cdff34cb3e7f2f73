import { randomBytes, randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";

/** How somebody proved who they are, and when (whole seconds). */
export interface AuthMethod {
  method: "password" | "otp" | "magiclink" | "totp";
  timestamp: number;
}

export interface SessionRow {
  id: string;
  userId: string;
  aal: "aal1" | "aal2";
  /** Latest first. */
  amr: AuthMethod[];
  /** Signs the session's refresh tokens. */
  refreshKey: Uint8Array;
  /** Which of them is the active one. */
  refreshCounter: number;
  /** When the active one was issued. */
  refreshedAt: number;
  createdAt: number;
}

export interface SessionStore {
  byId(id: string): SessionRow | undefined;
  create(userId: string, method: AuthMethod["method"], now: number): SessionRow;
  /** Makes the next refresh token the active one. */
  rotate(session: SessionRow, now: number): SessionRow;
  end(id: string): void;
  endAll(userId: string): void;
  endOthers(userId: string, keep: string): void;
}

const COLUMNS = `id, user_id as "userId", aal, amr, refresh_key as "refreshKey", refresh_counter as "refreshCounter",
  refreshed_at as "refreshedAt", created_at as "createdAt"`;

export function sessionStore(db: DatabaseSync): SessionStore {
  const select = db.prepare(`select ${COLUMNS} from sessions where id = ?`);
  const insert = db.prepare(
    "insert into sessions (id, user_id, aal, amr, refresh_key, refresh_counter, refreshed_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const rotate = db.prepare("update sessions set refresh_counter = ?, refreshed_at = ? where id = ?");
  const end = db.prepare("delete from sessions where id = ?");
  const endAll = db.prepare("delete from sessions where user_id = ?");
  const endOthers = db.prepare("delete from sessions where user_id = ? and id <> ?");
  return {
    byId(id) {
      const row = select.get(id) as unknown as (Omit<SessionRow, "amr"> & { amr: string }) | undefined;
      return row && { ...row, amr: JSON.parse(row.amr) as AuthMethod[] };
    },
    create(userId, method, now) {
      const session: SessionRow = {
        id: randomUUID(),
        userId,
        aal: "aal1",
        amr: [{ method, timestamp: Math.floor(now / 1000) }],
        refreshKey: randomBytes(32),
        refreshCounter: 0,
        refreshedAt: now,
        createdAt: now,
      };
      insert.run(session.id, userId, session.aal, JSON.stringify(session.amr), session.refreshKey, 0, now, now);
      return session;
    },
    rotate(session, now) {
      const rotated = { ...session, refreshCounter: session.refreshCounter + 1, refreshedAt: now };
      rotate.run(rotated.refreshCounter, now, session.id);
      return rotated;
    },
    end: (id) => void end.run(id),
    endAll: (userId) => void endAll.run(userId),
    endOthers: (userId, keep) => void endOthers.run(userId, keep),
  };
}
