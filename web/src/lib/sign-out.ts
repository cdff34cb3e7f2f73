import { auth } from "./auth.ts";
import { local, perTab } from "./storage.ts";

/** Signs out here and leaves nothing of this person in the browser: a fresh page, no cache, no unsent words. */
export async function signOut(): Promise<void> {
  await (await auth()).signOut("local").catch(() => {});
  for (const key of local.keys()) if (key.startsWith("callavet.outbox.") || key === "callavet.auth") local.write(key, null);
  for (const key of perTab.keys()) if (key.startsWith("callavet.")) perTab.write(key, null);
  location.assign("/");
}
