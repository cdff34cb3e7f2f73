import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FolderHeld, lockFolder } from "@callavet/embedded/postgres/folder-lock.ts";
import { afterEach, beforeEach, expect, test } from "vitest";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "callavet-lock-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const module = new URL("../../embedded/src/postgres/folder-lock.ts", import.meta.url).href;
const tryInOther = (): string =>
  spawnSync(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { lockFolder } from "${module}"; try { lockFolder(process.argv[1]); console.log("taken"); } catch (error) { console.log(error.message); }`,
      folder,
    ],
    { encoding: "utf8" },
  ).stdout.trim();

test("a second process is refused, and told who holds the folder", () => {
  const held = lockFolder(folder);
  expect(tryInOther()).toMatch(new RegExp(`held by process ${process.pid}, since 20`));
  held.release();
  expect(tryInOther()).toBe("taken");
});

test("this process is refused a second time too", () => {
  const held = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderHeld);
  held.release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

test("a lock whose process is gone is taken over", () => {
  // That process has ended without releasing it.
  expect(tryInOther()).toBe("taken");
  const held = lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8")).pid).toBe(process.pid);
  held.release();
});

test("a number that another process has now is not the holder's", () => {
  writeFileSync(
    join(folder, "lock"),
    JSON.stringify({ pid: process.ppid, since: "2026-01-01T00:00:00Z", started: "another-boot/1" }),
  );
  lockFolder(folder).release();
});

test("a lock that says nothing is taken over", () => {
  writeFileSync(join(folder, "lock"), "");
  lockFolder(folder).release();
});
