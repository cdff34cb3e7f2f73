import type { AuthSession } from "@callavet/shared/browser/auth.ts";
import { useSyncExternalStore } from "react";
import { getSession, watchSession } from "./auth.ts";

/** Who is signed in: undefined while it is not known yet. */
export const useAuthSession = (): AuthSession | null | undefined => useSyncExternalStore(watchSession, getSession);
