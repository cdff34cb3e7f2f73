import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What scripts need to know, once everything answers. */
export interface Ready {
  url: string;
  admin: string;
  auth: string;
  stripe: string;
  mailbox: string;
  signIns: { email: string; password: string; role: string }[];
}

const fileIn = (dataDir: string): string => join(dataDir, "ready.json");

/** Appears whole: whoever waits for the file may read it at once. */
export function writeReady(dataDir: string, ready: Ready): void {
  const draft = `${fileIn(dataDir)}.new`;
  writeFileSync(draft, `${JSON.stringify(ready, null, 2)}\n`);
  renameSync(draft, fileIn(dataDir));
}

export function removeReady(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}
