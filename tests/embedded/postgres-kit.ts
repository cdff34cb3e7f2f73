import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder } from "@callavet/embedded/postgres/folder-lock.ts";
import { openDatabase, type OpenOptions } from "@callavet/embedded/postgres/open.ts";
import type pg from "pg";

export interface OpenedDatabase {
  pool: pg.Pool;
  folder: string;
  /** Closes it; the folder stays when asked, to be opened again. */
  close(options?: { keep?: boolean }): Promise<void>;
}

export async function openInFolder(folder: string, options: OpenOptions = {}): Promise<OpenedDatabase> {
  const held = lockFolder(folder);
  const { pool, close } = await openDatabase(held, options);
  return {
    pool,
    folder,
    async close({ keep = false } = {}) {
      await close();
      held.release();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An embedded database in a folder of its own. */
export const openTemporary = (options: OpenOptions = {}): Promise<OpenedDatabase> =>
  openInFolder(mkdtempSync(join(tmpdir(), "callavet-pglite-")), options);

/** Resolves when `condition` holds; within 30 s, or it throws. */
export async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("It did not happen within 30 s");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
