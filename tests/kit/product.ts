import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Ready } from "@callavet/embedded/ready.ts";

export interface Product {
  url: string;
  ready: Ready;
  dataDir: string;
  pid: number;
  /** What it printed so far. */
  output(): string;
  /** SIGTERM, then wait; SIGKILL with `kill: true`. The data stays until `remove`. */
  stop(options?: { kill?: boolean }): Promise<number | null>;
  remove(): void;
}

const root = new URL("../../", import.meta.url).pathname;

/** The whole product in a process of its own, as `npm start` runs it, on free ports and a temporary data folder. */
export async function startProduct(
  options: { databaseUrl?: string; dataDir?: string; env?: Record<string, string> } = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "callavet-data-"));
  const file = join(dataDir, "ready.json");
  // A killed one leaves its own behind.
  rmSync(file, { force: true });
  const { DATABASE_URL: _, NODE_ENV: __, VITEST: ___, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, "embedded/src/main.ts")], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...env,
      PORT: "0",
      DATA_DIR: dataDir,
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.env,
    },
  });
  let output = "";
  const keep = (chunk: Buffer) => void (output = (output + chunk.toString()).slice(-20_000));
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const killHard = () => void child.kill("SIGKILL");
  process.once("exit", killHard);
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));

  const until = Date.now() + 90_000;
  while (!existsSync(file)) {
    if (child.exitCode !== null || Date.now() > until) {
      killHard();
      throw new Error(`The product did not start (exit ${child.exitCode}):\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const ready = JSON.parse(readFileSync(file, "utf8")) as Ready;
  return {
    url: ready.url.replace(/\/$/, ""),
    ready,
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    async stop({ kill = false } = {}) {
      child.kill(kill ? "SIGKILL" : "SIGTERM");
      const code = await ended;
      process.off("exit", killHard);
      return code;
    },
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}
