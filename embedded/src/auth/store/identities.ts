import type { DatabaseSync } from "node:sqlite";
import type { Metadata } from "./metadata.ts";

export interface IdentityRow {
  identityId: string;
  userId: string;
  identityData: Metadata;
  lastSignInAt: number;
  createdAt: number;
  updatedAt: number;
}

export interface IdentityStore {
  ofUser(userId: string): IdentityRow[];
  insert(identity: IdentityRow): void;
  /** Merges into what the identity says of the person. */
  setData(identity: IdentityRow, data: Metadata, at: number): void;
}

const COLUMNS = `identity_id as "identityId", user_id as "userId", identity_data as "identityData",
  last_sign_in_at as "lastSignInAt", created_at as "createdAt", updated_at as "updatedAt"`;

export function identityStore(db: DatabaseSync): IdentityStore {
  const select = db.prepare(`select ${COLUMNS} from identities where user_id = ? order by created_at`);
  const insert = db.prepare("insert into identities values (?, ?, ?, ?, ?, ?)");
  const update = db.prepare("update identities set identity_data = ?, updated_at = ? where identity_id = ?");
  return {
    ofUser(userId) {
      const rows = select.all(userId) as unknown as (Omit<IdentityRow, "identityData"> & { identityData: string })[];
      return rows.map((row) => Object.assign(row, { identityData: JSON.parse(row.identityData) as Metadata }));
    },
    insert(row) {
      insert.run(row.identityId, row.userId, JSON.stringify(row.identityData), row.lastSignInAt, row.createdAt, row.updatedAt);
    },
    setData(identity, data, at) {
      update.run(JSON.stringify({ ...identity.identityData, ...data }), at, identity.identityId);
    },
  };
}
