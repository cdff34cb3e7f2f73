import type { Ready } from "../ready.ts";
import type { Options } from "./options.ts";

/** What a person sees in the terminal. The site's address comes first: scripts and people take the first one. */
export function announce(ready: Ready, { dataDir, databaseUrl }: Options): void {
  const width = Math.max(...ready.signIns.map(({ email }) => email.length));
  const lines = [
    "",
    `  Call-a-Vet   ${ready.url}`,
    `  Admin        ${ready.admin}`,
    "",
    "  Stand-ins on this machine; no money moves and no mail leaves it:",
    `  Auth         ${ready.auth}`,
    `  Stripe       ${ready.stripe}`,
    `  Mailbox      ${ready.mailbox}`,
    "",
    "  Sign in as:",
    ...ready.signIns.map(({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`),
    "",
    databaseUrl === null
      ? `  Data is in ${dataDir}, in PGlite, which never calls fsync: a power cut may lose data. Not for production.`
      : `  Data is in the PostgreSQL of DATABASE_URL; the stand-ins' own is in ${dataDir}.`,
    "  Ctrl-C stops everything.",
    "",
  ];
  console.log(lines.join("\n"));
}
