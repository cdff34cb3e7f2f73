import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lockFolder } from "@callavet/embedded/postgres/folder-lock.ts";
import { openDatabase } from "@callavet/embedded/postgres/open.ts";
import { migrate } from "@callavet/migrations/run.ts";
import type { TestDatabase } from "../kit/postgres.ts";

/** A migrated embedded database in a temporary folder: the same tests then speak of what `npm start` runs on. */
export async function createEmbeddedDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "callavet-pglite-"));
  const held = lockFolder(folder);
  const { pool, close } = await openDatabase(held);
  await migrate(pool);
  return {
    url: "",
    serverUrl: "",
    ownerPool: pool,
    async close() {
      await close();
      held.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
