import { language } from "@callavet/shared/contract/common.ts";
import type { Database } from "@callavet/shared/node/database.ts";
import { renderNotification } from "@callavet/shared/notifications/templates.ts";
import { selectOutbox } from "./outbox.queries.ts";

/** What somebody would have got outside the site. */
export interface MailboxMessage {
  id: string;
  to: string;
  name: string;
  channel: string;
  template: string;
  language: string;
  subject: string;
  text: string;
  status: string;
  /** ISO 8601. */
  createdAt: string;
}

/** A mail of the auth stand-in, which keeps its own. */
export interface AuthMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: number;
}

const fromAuth = (mail: AuthMail): MailboxMessage => ({
  id: mail.id,
  to: mail.recipient,
  name: "",
  channel: "email",
  template: "auth",
  language: "",
  subject: mail.subject,
  text: mail.body,
  status: "sent",
  createdAt: new Date(mail.createdAt).toISOString(),
});

/** Newest first, of all senders. */
export async function readMessages(
  db: Database,
  authMails: (limit: number) => AuthMail[],
  limit: number,
): Promise<MailboxMessage[]> {
  const rows = await selectOutbox(db, limit);
  const ours = rows.map((row): MailboxMessage => {
    // A template that this version does not know is shown by its name and data, not hidden.
    const words = renderNotification(row.template, language.catch("es").parse(row.language), row.data);
    return {
      id: row.id,
      to: row.email,
      name: row.full_name,
      channel: row.channel,
      template: row.template,
      language: row.language,
      subject: words?.subject ?? row.template,
      text: words?.text ?? JSON.stringify(row.data, null, 2),
      status: row.status,
      createdAt: new Date(row.created_at).toISOString(),
    };
  });
  const all = [...ours, ...authMails(limit).map(fromAuth)];
  return all.sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, limit);
}
