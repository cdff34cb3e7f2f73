import type { Auth } from "./context.ts";
import { insertUser } from "./new-user.ts";
import { hashPassword } from "./passwords.ts";
import type { Metadata } from "./store/metadata.ts";
import { isTaken } from "./store/store.ts";

export interface SeedUser {
  id: string;
  email: string;
  password: string;
  fullName?: string;
  appMetadata?: Metadata;
}

/** The demo people, as an admin would have made them. Who is there already stays as they are, changed password and all. */
export async function seedUsers(auth: Auth, people: SeedUser[]): Promise<void> {
  const fresh = people.filter(({ id, email }) => !auth.store.users.byId(id) && !auth.store.users.byEmail(email.toLowerCase()));
  const hashes = await Promise.all(fresh.map(({ password }) => hashPassword(password)));
  for (const [index, { id, email, fullName, appMetadata }] of fresh.entries()) {
    const userMetadata = { ...(fullName ? { full_name: fullName } : {}), email_verified: true };
    const passwordHash = hashes[index] ?? null;
    try {
      auth.store.transaction(() =>
        insertUser(auth, { id, email: email.toLowerCase(), passwordHash, userMetadata, appMetadata, confirmed: true }),
      );
    } catch (error) {
      // Somebody signed up with the address a moment ago.
      if (!isTaken(error)) throw error;
    }
  }
}
