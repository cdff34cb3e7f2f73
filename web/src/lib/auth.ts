import { createAuth, type Auth } from "@callavet/shared/browser/auth.ts";
import { publicConfig } from "./config.ts";
import { STORAGE_KEY } from "./signed-in.ts";

let made: Promise<Auth> | null = null;

/** The one auth client of this page. */
export function auth(): Promise<Auth> {
  made ??= publicConfig()
    .then(({ authUrl, authKey }) => createAuth({ url: authUrl, key: authKey, storageKey: STORAGE_KEY }))
    .catch((error: unknown) => {
      made = null;
      throw error;
    });
  return made;
}

export const getToken = async (): Promise<string | null> => (await auth()).getToken();
