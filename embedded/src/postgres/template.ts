import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** An empty database of this PGlite's version, kept beside the installed packages: making one takes seconds, copying it a tenth. */
export function templateFolder(): string {
  const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return join(import.meta.dirname, "../../node_modules/.cache", `pglite-${version}`);
}

/**
 * Makes sure that `folder` holds a whole database. `create` makes one in the folder that it is given and closes it.
 * Every step ends with a rename: a process killed in the middle leaves nothing that looks like a database.
 */
export async function prepareFolder(folder: string, template: string, create: (folder: string) => Promise<void>): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(template)) cpSync(template, draft, { recursive: true });
  else {
    await create(draft);
    keepAsTemplate(draft, template);
  }
  renameSync(draft, folder);
}

function keepAsTemplate(folder: string, template: string): void {
  const draft = `${template}.${process.pid}`;
  try {
    mkdirSync(dirname(template), { recursive: true });
    cpSync(folder, draft, { recursive: true });
    renameSync(draft, template);
  } catch {
    // Packages on a read-only disk, or another process was first: the next start is only slower.
    rmSync(draft, { recursive: true, force: true });
  }
}
