import { createAuth, type Auth, type AuthSession } from "@callavet/shared/browser/auth.ts";
import { toAuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import { publicConfig } from "@callavet/shared/contract/config.ts";
import { queryClient } from "./query-client.ts";

let auth: Auth | undefined;
/** Undefined until it is known whether somebody is signed in. */
let session: AuthSession | null | undefined;
const listeners = new Set<() => void>();

function tell(next: AuthSession | null): void {
  // Another person's rows must not stand for a moment on this one's pages.
  if (session && session.userId !== next?.userId) queryClient.clear();
  session = next;
  for (const listener of listeners) listener();
}

/** Asks the server who signs people in, and takes up the session that the public site may have begun. */
export async function startAuth(): Promise<void> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const { authUrl, authKey } = publicConfig.parse(await response.json());
  auth = createAuth({ url: authUrl, key: authKey, storageKey: "callavet.auth" });
  auth.onChange(tell);
}

export const getSession = (): AuthSession | null | undefined => session;

export function watchSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const getToken = async (): Promise<string | null> => (await auth?.getToken()) ?? null;

export async function signIn(email: string, password: string): Promise<"ok" | "wrong" | "failed"> {
  if (!auth) return "failed";
  try {
    await auth.signIn({ email, password });
    return "ok";
  } catch (error) {
    const reason = toAuthReason(error);
    return reason === "invalid_credentials" || reason === "email_invalid" ? "wrong" : "failed";
  }
}

export async function signOut(): Promise<void> {
  // The session ends here even when the provider cannot be told.
  await auth?.signOut().catch(() => {});
  tell(null);
}
