/** The inner loop's checks, side by side: types, lint, format, import directions, dead code, generated files. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./files.ts";

const bin = (name: string) => join(root, "node_modules/.bin", name);
const checks: Record<string, [command: string, ...args: string[]]> = {
  types: [bin("tsc"), "-b"],
  lint: [bin("oxlint"), "--type-aware", "--deny-warnings"],
  format: [bin("oxfmt"), "--check", "."],
  imports: [process.execPath, "scripts/imports.ts"],
  "dead code": [bin("knip"), "--no-progress"],
  generated: [process.execPath, "scripts/check-generated.ts"],
};

const wanted = process.argv.slice(2);
const began = Date.now();

async function run(name: string, [command, ...args]: [string, ...string[]]): Promise<boolean> {
  const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (code !== 0) console.log(Buffer.concat(output).toString());
  return code === 0;
}

const chosen = Object.entries(checks).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const results = await Promise.all(chosen.map(([name, command]) => run(name, command)));
process.exitCode = results.every(Boolean) ? 0 : 1;
