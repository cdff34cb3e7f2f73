import { local } from "./storage.ts";

/** Where the auth client keeps the session of this site (the admin's has a key of its own). */
export const STORAGE_KEY = "callavet.auth";

/** Whether somebody is probably signed in, told without loading the auth client. */
export const maybeSignedIn = (): boolean => local.read(STORAGE_KEY) !== null;
