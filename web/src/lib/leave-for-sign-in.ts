import { STORAGE_KEY } from "./signed-in.ts";
import { local } from "./storage.ts";

let leaving = false;

/** The session is over: to the sign-in, and back to the same place after it. A fresh page, so that no cache outlives it. */
export function leaveForSignIn(): void {
  if (leaving || location.pathname.startsWith("/sign-")) return;
  leaving = true;
  local.write(STORAGE_KEY, null);
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
}
