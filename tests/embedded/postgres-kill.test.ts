import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, expect, test } from "vitest";
import { openInFolder } from "./postgres-kit.ts";

const folder = mkdtempSync(join(tmpdir(), "callavet-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = new URL("../../embedded/src/postgres/", import.meta.url).href;
/** Writes rows one after the other, and says each number once the database has answered. */
const writer = `
  import { lockFolder } from "${source}folder-lock.ts";
  import { openDatabase } from "${source}open.ts";
  const { pool } = await openDatabase(lockFolder(process.argv[1]));
  await pool.query("create table if not exists written (n int primary key, filling text)");
  const { rows } = await pool.query("select coalesce(max(n), 0)::int as n from written");
  for (let n = rows[0].n + 1; ; n++) {
    await pool.query("insert into written values ($1, repeat('x', 500))", [n]);
    process.stdout.write(n + "\\n");
  }`;

/** Killed once it has acknowledged so many rows; the last number that it said. */
async function writeAndKill(rows: number): Promise<number> {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", writer, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let last = 0;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (++count === rows) child.kill("SIGKILL");
  }
  await ended;
  return last;
}

test("kill -9 in the middle of writing loses no acknowledged row", async () => {
  for (const rows of [60, 7]) {
    const last = await writeAndKill(rows);
    expect(last).toBeGreaterThan(0);
    const db = await openInFolder(folder);
    const { rows: found } = await db.pool.query("select count(*)::int as n, max(n)::int as last from written");
    await db.close({ keep: true });
    // The row that was under way may be there or not; none before it is missing.
    expect(found[0].n).toBe(found[0].last);
    expect(found[0].last).toBeGreaterThanOrEqual(last);
    expect(found[0].last).toBeLessThanOrEqual(last + 1);
  }
});
