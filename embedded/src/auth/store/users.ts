import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { Metadata } from "./metadata.ts";

export interface UserRow {
  id: string;
  email: string;
  passwordHash: string | null;
  role: string;
  appMetadata: Metadata;
  userMetadata: Metadata;
  createdAt: number;
  updatedAt: number;
  emailConfirmedAt: number | null;
  lastSignInAt: number | null;
  confirmationSentAt: number | null;
  recoverySentAt: number | null;
  newEmail: string | null;
  emailChangeSentAt: number | null;
  bannedUntil: number | null;
}

export interface UserStore {
  byId(id: string): UserRow | undefined;
  /** The address in lower case. */
  byEmail(email: string): UserRow | undefined;
  insert(user: UserRow): void;
  /** Writes the members named, and gives the row as it now is. */
  update(user: UserRow, changes: Partial<Omit<UserRow, "id">>): UserRow;
}

const columns: Record<keyof UserRow, string> = {
  id: "id",
  email: "email",
  passwordHash: "password_hash",
  role: "role",
  appMetadata: "app_metadata",
  userMetadata: "user_metadata",
  createdAt: "created_at",
  updatedAt: "updated_at",
  emailConfirmedAt: "email_confirmed_at",
  lastSignInAt: "last_sign_in_at",
  confirmationSentAt: "confirmation_sent_at",
  recoverySentAt: "recovery_sent_at",
  newEmail: "new_email",
  emailChangeSentAt: "email_change_sent_at",
  bannedUntil: "banned_until",
};
const columnList = Object.entries(columns)
  .map(([member, column]) => `${column} as "${member}"`)
  .join(", ");

const toSql = (value: string | number | null | Metadata): SQLInputValue =>
  value !== null && typeof value === "object" ? JSON.stringify(value) : value;

type Stored = Omit<UserRow, "appMetadata" | "userMetadata"> & { appMetadata: string; userMetadata: string };
const parse = (row: Stored): UserRow => ({
  ...row,
  appMetadata: JSON.parse(row.appMetadata) as Metadata,
  userMetadata: JSON.parse(row.userMetadata) as Metadata,
});

export function userStore(db: DatabaseSync): UserStore {
  const find = (column: "id" | "email") => {
    const statement = db.prepare(`select ${columnList} from users where ${column} = ?`);
    return (value: string) => {
      const row = statement.get(value) as unknown as Stored | undefined;
      return row && parse(row);
    };
  };
  return {
    byId: find("id"),
    byEmail: find("email"),
    insert(user) {
      const members = Object.keys(columns) as (keyof UserRow)[];
      const names = members.map((member) => columns[member]).join(", ");
      db.prepare(`insert into users (${names}) values (${members.map(() => "?").join(", ")})`).run(
        ...members.map((member) => toSql(user[member])),
      );
    },
    update(user, changes) {
      const members = Object.keys(changes) as (keyof typeof changes)[];
      const sets = members.map((member) => `${columns[member]} = ?`).join(", ");
      const values = members.map((member) => toSql(changes[member] ?? null));
      if (members.length) db.prepare(`update users set ${sets} where id = ?`).run(...values, user.id);
      return { ...user, ...changes };
    },
  };
}

export const isBanned = (user: UserRow, now: number): boolean => user.bannedUntil !== null && user.bannedUntil > now;
