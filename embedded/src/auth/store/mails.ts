import type { DatabaseSync } from "node:sqlite";

export interface Mail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: number;
}

export interface MailStore {
  insert(mail: Mail): void;
  /** Newest first. */
  latest(limit: number): Mail[];
}

export function mailStore(db: DatabaseSync): MailStore {
  const insert = db.prepare("insert into mails (id, recipient, subject, body, created_at) values (?, ?, ?, ?, ?)");
  const latest = db.prepare(
    `select id, recipient, subject, body, created_at as "createdAt" from mails order by created_at desc, rowid desc limit ?`,
  );
  return {
    insert: ({ id, recipient, subject, body, createdAt }) => void insert.run(id, recipient, subject, body, createdAt),
    latest: (limit) => latest.all(limit) as unknown as Mail[],
  };
}
