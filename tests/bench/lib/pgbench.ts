import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { percentile } from "./stats.ts";

export interface Measured {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface PgbenchOptions {
  url: string;
  script: string;
  clients: number;
  /** All clients together. */
  transactions: number;
  variables: Record<string, number>;
}

/**
 * PostgreSQL's own load generator on the same statements: the ceiling. Simple protocol, with what belongs together in one
 * message (`\;`), as our server sends it.
 */
export async function pgbench({ url, script, clients, transactions, variables }: PgbenchOptions): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "callavet-pgbench-"));
  try {
    const file = join(folder, "script.sql");
    writeFileSync(file, script);
    const each = Math.ceil(transactions / clients);
    const defines = Object.entries(variables).flatMap(([name, value]) => ["-D", `${name}=${value}`]);
    const flags = [
      "-n",
      "-M",
      "simple",
      "-c",
      String(clients),
      "-j",
      "2",
      "-t",
      String(each),
      "-f",
      file,
      "-l",
      "--log-prefix",
      join(folder, "log"),
    ];
    const output = await run("pgbench", [...flags, ...defines, url]);
    const perSecond = Number(/tps = ([\d.]+) \(without/.exec(output)?.[1]);
    if (!perSecond || / number of failed transactions: [1-9]/.test(output)) throw new Error(`pgbench: ${output}`);
    const latencies = globSync(join(folder, "log.*")).flatMap((log) =>
      readFileSync(log, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => Number(line.split(" ")[2]) / 1000),
    );
    return { perSecond, p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95), p99: percentile(latencies, 0.99) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve(output) : reject(new Error(`${command} ended with ${code}: ${output}`))));
  });
}
