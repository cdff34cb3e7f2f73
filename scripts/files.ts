import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export const root = new URL("..", import.meta.url).pathname;

/** The repository's own files, as git sees them, with those not committed yet. */
export function repositoryFiles(pattern: RegExp): string[] {
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return listed.stdout.split("\n").filter((file) => pattern.test(file) && existsSync(join(root, file)));
}
