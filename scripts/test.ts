/**
 * `npm test`: every layer; `npm test -- db e2e` or `npm test -- chat.test` runs some. Ends with
 * `N passed, N failed, N skipped` alone on a line, and fails when anything failed, or was left out under CI.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "../tests/kit/browser.ts";
import { findPostgres } from "../tests/kit/cluster.ts";
import { buildSites } from "./build.ts";
import { root } from "./files.ts";

const layers = ["house", "unit", "db", "pglite", "worker", "embedded", "api", "peers"];
const needPostgres = layers.filter((layer) => layer !== "house" && layer !== "unit");
const wanted = process.argv.slice(2);
const names = wanted.filter((word) => !layers.includes(word) && word !== "e2e");
const vitestLayers = wanted.length === 0 || names.length > 0 ? layers : layers.filter((layer) => wanted.includes(layer));
const withBrowser = wanted.length === 0 || wanted.includes("e2e");

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const leftOut: string[] = [];
const reports = mkdtempSync(join(tmpdir(), "callavet-tests-"));

function run(command: string, args: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(join(root, "node_modules/.bin", command), args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}

/** A run that ended badly without a failed test to show for it counts as one. */
function add(count: Count, code: number): void {
  total.passed += count.passed;
  total.failed += code !== 0 && count.failed === 0 ? 1 : count.failed;
  total.skipped += count.skipped;
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

async function runVitest(chosen: string[]): Promise<void> {
  const file = join(reports, "vitest.json");
  const args = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const code = await run("vitest", [...args, ...chosen.flatMap((layer) => ["--project", layer]), ...names], {});
  const report = read<{ numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }>(file);
  add(
    {
      passed: report?.numPassedTests ?? 0,
      failed: report?.numFailedTests ?? 0,
      skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
    },
    code,
  );
}

async function runPlaywright(): Promise<void> {
  const file = join(reports, "playwright.json");
  const code = await run("playwright", ["test", "--config", "tests/playwright.config.ts"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const report = read<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file);
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  add({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, code);
}

// Root on Debian can have all that is needed; elsewhere it is said what is missing.
if ((!findPostgres() || !findBrowser()) && process.getuid?.() === 0)
  spawnSync("bash", ["scripts/install-system.sh"], { cwd: root, stdio: "inherit" });

if (vitestLayers.length > 0) {
  const chosen = findPostgres() ? vitestLayers : vitestLayers.filter((layer) => !needPostgres.includes(layer));
  if (chosen.length < vitestLayers.length)
    leftOut.push(
      `${needPostgres.join(", ")}, e2e on PostgreSQL: no PostgreSQL with pgvector here. As root on Debian: scripts/install-system.sh; elsewhere install PostgreSQL >= 15 and pgvector >= 0.8.`,
    );
  await buildSites();
  if (chosen.length > 0) await runVitest(chosen);
}
if (withBrowser) {
  await buildSites();
  if (findBrowser()) await runPlaywright();
  else
    leftOut.push(
      "e2e: no Chrome or Chromium here. As root on Debian: scripts/install-system.sh; elsewhere install Chrome, or npx playwright install chromium.",
    );
}

rmSync(reports, { recursive: true, force: true });
for (const line of leftOut) console.error(`\nDID NOT RUN  ${line}`);
if (leftOut.length > 0) total.skipped += leftOut.length;
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
const refused = process.env.CI === "true" && total.skipped > 0;
process.exitCode = total.failed > 0 || total.passed === 0 || refused ? 1 : 0;
