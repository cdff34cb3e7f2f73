import type { Auth } from "../context.ts";
import type { IdentityRow } from "../store/identities.ts";
import type { UserRow } from "../store/users.ts";

/** RFC 3339 in UTC with a fraction of six digits, as Postgres would have kept it. */
export const time = (at: number): string => new Date(at).toISOString().replace("Z", "000Z");

/** Only what has a value: on this wire, what is not there has no key. */
function present(times: Record<string, number | null>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [key, at] of Object.entries(times)) if (at !== null) kept[key] = time(at);
  return kept;
}

export function userShape(auth: Auth, user: UserRow): Record<string, unknown> {
  return {
    id: user.id,
    aud: "authenticated",
    role: user.role,
    email: user.email,
    ...present({ email_confirmed_at: user.emailConfirmedAt }),
    phone: "",
    ...present({
      confirmation_sent_at: user.confirmationSentAt,
      confirmed_at: user.emailConfirmedAt,
      recovery_sent_at: user.recoverySentAt,
    }),
    ...(user.newEmail ? { new_email: user.newEmail } : {}),
    ...present({ email_change_sent_at: user.emailChangeSentAt, last_sign_in_at: user.lastSignInAt }),
    app_metadata: user.appMetadata,
    user_metadata: user.userMetadata,
    identities: auth.store.identities.ofUser(user.id).map(identityShape),
    created_at: time(user.createdAt),
    updated_at: time(user.updatedAt),
    ...present({ banned_until: user.bannedUntil }),
    is_anonymous: false,
  };
}

export const identityShape = (identity: IdentityRow): Record<string, unknown> => ({
  identity_id: identity.identityId,
  id: identity.userId,
  user_id: identity.userId,
  identity_data: identity.identityData,
  provider: "email",
  last_sign_in_at: time(identity.lastSignInAt),
  created_at: time(identity.createdAt),
  updated_at: time(identity.updatedAt),
  email: identity.identityData["email"],
});
