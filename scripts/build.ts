/** Builds the two sites where what they are made from has changed; `--force` builds anyway. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./files.ts";

const sites = ["web", "admin"] as const;
const common = ["shared/src/{contract,browser}/**/*.*", "shared/package.json", "pnpm-lock.yaml"];
const ofSite = (site: string) =>
  ["src/**/*.*", "public/**/*.*", "*.{html,ts,json,cjs,mjs}", "scripts/**/*.*"].map((glob) => `${site}/${glob}`);

/** A hash over the content of everything that a site is made from. */
function fingerprint(site: string): string {
  const hash = createHash("sha256");
  for (const file of globSync([...common, ...ofSite(site)], { cwd: root }).sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function viteBuild(site: string): Promise<void> {
  const child = spawn(join(root, "node_modules/.bin/vite"), ["build", "--logLevel", "warn"], {
    cwd: join(root, site),
    stdio: "inherit",
  });
  return new Promise((resolve, reject) =>
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`The build of ${site} ended with ${code}.`)))),
  );
}

export async function buildSites(options: { force?: boolean } = {}): Promise<string[]> {
  const stale = sites
    .map((site) => ({ site, stamp: join(root, site, "node_modules/.build-stamp"), print: fingerprint(site) }))
    .filter(
      ({ site, stamp, print }) =>
        options.force ||
        !existsSync(join(root, site, "dist/index.html")) ||
        !existsSync(stamp) ||
        readFileSync(stamp, "utf8") !== print,
    );
  await Promise.all(
    stale.map(async ({ site, stamp, print }) => {
      await viteBuild(site);
      mkdirSync(join(stamp, ".."), { recursive: true });
      writeFileSync(stamp, print);
    }),
  );
  return stale.map(({ site }) => site);
}

if (import.meta.main) {
  const built = await buildSites({ force: process.argv.includes("--force") });
  console.log(built.length > 0 ? `Built ${built.join(" and ")}.` : "Nothing to build.");
}
