import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../kit/cluster.ts";
import type { Line } from "./lib/report.ts";
import { untilAnswers } from "./lib/server.ts";
import { median } from "./lib/stats.ts";

const ROUNDS = 5;
const root = join(import.meta.dirname, "../..");

/** `npm start` as a person types it, until the first page is answered: with the data of last time, and with none. */
export async function npmStart(): Promise<Line[]> {
  const folders: string[] = [];
  const folder = () => folders[folders.push(mkdtempSync(join(tmpdir(), "callavet-start-"))) - 1] as string;
  try {
    const kept = folder();
    // Builds the sites where they are stale, and makes the data that the warm starts find.
    await startOnce(kept);
    const warm: number[] = [];
    const fresh: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      warm.push(await startOnce(kept));
      fresh.push(await startOnce(folder()));
    }
    return [line("npm start, warm, to the first page", warm, 4), line("npm start, fresh data, to the first page", fresh, 10)];
  } finally {
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  }
}

function line(what: string, seconds: number[], goal: number): Line {
  const figure = median(seconds);
  return {
    row: "npm",
    what,
    figure: `${figure.toFixed(2)} s`,
    beside: `worst ${Math.max(...seconds).toFixed(2)} s`,
    ratio: "",
    goal: `<= ${goal} s`,
    reached: figure <= goal,
  };
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  // A group of its own: npm does not pass a signal on to what it started.
  const child = spawn("npm", ["start"], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  /** Whether there was any of it left to hear the signal. */
  const group = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return child.pid !== undefined && process.kill(-child.pid, signal);
    } catch {
      return false;
    }
  };
  try {
    const early = ended.then(() => Promise.reject(new Error(`npm start ended: ${errors}`)));
    await Promise.race([untilAnswers(`http://127.0.0.1:${port}/`, 90_000), early]);
    return (performance.now() - started) / 1000;
  } finally {
    group("SIGTERM");
    const timer = setTimeout(() => group("SIGKILL"), 20_000);
    // npm is gone before the product, which holds the data until then.
    while (group(0)) await pause(20);
    clearTimeout(timer);
  }
}
