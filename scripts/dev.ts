/** `npm run dev`: the product over the embedded database, server restarted and pages reloaded on save. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./files.ts";

const api = process.env.PORT ?? "3000";
const vite = join(root, "node_modules/.bin/vite");
const watched = [
  "--watch",
  "--watch-preserve-output",
  "--disable-warning=ExperimentalWarning",
  join(root, "embedded/src/main.ts"),
];
const children = [
  spawn(process.execPath, watched, { stdio: "inherit", env: { ...process.env, PORT: api } }),
  ...["web", "admin"].map((site, i) =>
    spawn(vite, ["--port", String(5173 + i)], {
      cwd: join(root, site),
      stdio: "inherit",
      env: { ...process.env, API_URL: `http://127.0.0.1:${api}` },
    }),
  ),
];
const stop = () => children.forEach((child) => child.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
for (const child of children) child.on("exit", stop);
