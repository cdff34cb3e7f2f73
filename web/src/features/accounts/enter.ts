import type { AuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import { toAuthReason } from "@callavet/shared/browser/auth-reasons.ts";
import { auth } from "../../lib/auth.ts";
import { queryClient } from "../../lib/query-client.ts";
import { language } from "../../lib/preferences.ts";

export type Entered = { done: true } | { done: false; mailSent: true } | { done: false; reason: AuthReason };

/** Signs up or in. A known address with its right password is let in by either button: nobody fills two fields twice. */
export async function enter(mode: "sign-up" | "sign-in", email: string, password: string): Promise<Entered> {
  try {
    const client = await auth();
    if (mode === "sign-in") await client.signIn({ email, password });
    else {
      const session = await signUpOrIn(client, email, password);
      if (!session) return { done: false, mailSent: true };
    }
    queryClient.clear();
    return { done: true };
  } catch (error) {
    // Without an answer to config.json there is no client whose error it could be.
    return { done: false, reason: error instanceof TypeError ? "auth_unavailable" : toAuthReason(error) };
  }
}

async function signUpOrIn(client: Awaited<ReturnType<typeof auth>>, email: string, password: string) {
  try {
    return await client.signUp({ email, password, fullName: "", language: language.get() });
  } catch (error) {
    if (toAuthReason(error) !== "user_already_exists") throw error;
    return client.signIn({ email, password }).catch(() => {
      throw error;
    });
  }
}
