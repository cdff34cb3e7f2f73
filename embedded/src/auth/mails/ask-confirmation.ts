import type { Auth } from "../context.ts";
import type { UserRow } from "../store/users.ts";
import { sendMail } from "./send-mail.ts";

/** Mails an unconfirmed person the code and link that confirm their address. The interval is looked at before. */
export function askConfirmation(auth: Auth, user: UserRow, redirectTo: string): UserRow {
  sendMail(auth, { user, kind: "confirmation", recipient: user.email, type: "signup", redirectTo });
  return auth.store.users.update(user, { confirmationSentAt: auth.now() });
}
