import { randomUUID } from "node:crypto";
import type { Auth } from "../context.ts";
import type { Metadata } from "../store/metadata.ts";
import { time } from "./user.ts";

/** What a stranger sees who signs up with somebody's confirmed address: a person who does not exist. */
export function madeUpUser(auth: Auth, email: string, data: Metadata): Record<string, unknown> {
  const now = time(auth.now());
  return {
    id: randomUUID(),
    aud: "authenticated",
    role: "",
    email,
    phone: "",
    confirmation_sent_at: now,
    app_metadata: { provider: "email", providers: ["email"] },
    user_metadata: data,
    identities: [],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}
