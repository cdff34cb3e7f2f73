import type { Auth } from "../context.ts";
import type { UserRow } from "../store/users.ts";
import { requireInterval } from "./interval.ts";
import { sendMail } from "./send-mail.ts";

/** Both addresses get a code of their own. Until the change is confirmed the old address stands. */
export function askEmailChange(auth: Auth, user: UserRow, newEmail: string, redirectTo: string): UserRow {
  requireInterval(auth, "email_change", user.email, user.emailChangeSentAt);
  const mailing = { user, type: "email_change", redirectTo } as const;
  sendMail(auth, { ...mailing, kind: "email_change_current", recipient: user.email });
  sendMail(auth, { ...mailing, kind: "email_change_new", recipient: newEmail });
  return auth.store.users.update(user, { newEmail, emailChangeSentAt: auth.now() });
}
