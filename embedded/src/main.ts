/** `npm start`: the whole product on this machine. The database wakes in its thread while the rest is still being loaded. */
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { FolderHeld, lockFolder } from "./postgres/folder-lock.ts";
import { removeReady, writeReady } from "./ready.ts";
import { announce } from "./start/announce.ts";
import { Closing } from "./start/closing.ts";
import { emptyFolder } from "./start/data-folder.ts";
import { startDatabase } from "./start/database.ts";
import { readOptions, Refusal } from "./start/options.ts";

/** Ends the process even when something does not stop. */
const STOP_MS = 9000;

const closing = new Closing();
let stopping = false;

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(code || 1), STOP_MS).unref();
  await closing.run();
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    // A second Ctrl-C means now.
    if (stopping && signal === "SIGINT") process.exit(130);
    void stop(0);
  });
}

// A quarter of a warm start was compiling the same files again.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compile"));

try {
  const options = readOptions(process.argv.slice(2), process.env);
  const held = lockFolder(options.dataDir);
  // However the process ends, short of a kill.
  process.on("exit", () => held.release());
  removeReady(options.dataDir);
  if (options.fresh) emptyFolder(held);
  const opening = startDatabase(held, options.databaseUrl);
  // Said by whoever awaits it; until then it is nobody's.
  opening.catch(() => {});
  closing.add(
    "the database",
    () =>
      opening.then(
        (database) => database.close(),
        () => {},
      ),
    6000,
  );

  const { startProduct } = await import("./start/product.ts");
  const ready = await startProduct(options, opening, closing);
  closing.add("ready.json", () => removeReady(options.dataDir));
  if (!stopping) {
    writeReady(options.dataDir, ready);
    announce(ready, options);
  }
} catch (error) {
  if (!stopping) {
    const expected = error instanceof Refusal || error instanceof FolderHeld;
    console.error(expected ? error.message : error);
    await stop(1);
  }
}
