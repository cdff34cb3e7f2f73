/** `npm start`: builds the sites where they are stale, then runs the whole product on this machine. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { buildSites } from "./build.ts";
import { root } from "./files.ts";

const built = await buildSites();
if (built.length > 0) console.log(`Built ${built.join(" and ")}.`);

const main = join(root, "embedded/src/main.ts");
const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)], {
  stdio: "inherit",
});
// Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
