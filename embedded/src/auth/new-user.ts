import { randomUUID } from "node:crypto";
import type { Auth } from "./context.ts";
import type { Metadata } from "./store/metadata.ts";
import type { UserRow } from "./store/users.ts";

export interface NewUser {
  id?: string;
  email: string;
  passwordHash: string | null;
  userMetadata: Metadata;
  appMetadata?: Metadata;
  /** What the identity keeps of the sign-up for ever. */
  identityData?: Metadata;
  confirmed: boolean;
}

/** The person and their e-mail identity; throws when the address is taken. Call inside a transaction. */
export function insertUser(auth: Auth, fresh: NewUser): UserRow {
  const now = auth.now();
  const user: UserRow = {
    id: fresh.id ?? randomUUID(),
    email: fresh.email,
    passwordHash: fresh.passwordHash,
    role: "authenticated",
    appMetadata: { ...fresh.appMetadata, provider: "email", providers: ["email"] },
    userMetadata: fresh.userMetadata,
    createdAt: now,
    updatedAt: now,
    emailConfirmedAt: fresh.confirmed ? now : null,
    lastSignInAt: null,
    confirmationSentAt: null,
    recoverySentAt: null,
    newEmail: null,
    emailChangeSentAt: null,
    bannedUntil: null,
  };
  auth.store.users.insert(user);
  auth.store.identities.insert({
    identityId: randomUUID(),
    userId: user.id,
    // Confirmed by a code or link only: neither autoconfirm nor an admin's word makes it true.
    identityData: { ...fresh.identityData, sub: user.id, email: user.email, email_verified: false, phone_verified: false },
    lastSignInAt: now,
    createdAt: now,
    updatedAt: now,
  });
  return user;
}
