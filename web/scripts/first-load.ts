/** Prints what the first page loads before anybody touches it, gzipped, and fails past the budget of 180 kB of script. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 180;
const dist = join(import.meta.dirname, "../dist");
const html = readFileSync(join(dist, "index.html"), "utf8");
const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css|woff2|svg))"/g)].flatMap(([, name]) => name ?? []);

let script = 0;
for (const name of ["index.html", ...new Set(files)]) {
  const bytes = readFileSync(join(dist, name));
  const size = name.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  if (name.endsWith(".js")) script += size;
  console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${name}`);
}
console.log(`${(script / 1000).toFixed(1).padStart(7)} kB  of script, gzip; budget ${BUDGET_KB} kB`);
if (script > BUDGET_KB * 1000) process.exitCode = 1;
