import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FolderLock } from "../postgres/folder-lock.ts";

/** What this product writes into its folder, and nothing else: a mistyped DATA_DIR must not cost anybody their files. */
const OWN = /^(postgres|postgres\.new|auth\.db.*|auth-key\.json|stripe\.db.*|secrets\.json|ports\.json|ready\.json.*)$/;

export function emptyFolder({ folder }: FolderLock): void {
  for (const name of readdirSync(folder)) if (OWN.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
}
