/** The worker thread: PGlite answers bytes with bytes, so that a slow query never holds up the event loop of the product. */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { vector } from "@electric-sql/pglite-pgvector";
import { prepareFolder, templateFolder } from "./template.ts";
import { startupPacket } from "./wire.ts";

export interface ThreadData {
  folder: string;
}

export type ToThread = { kind: "run"; bytes: Uint8Array<ArrayBuffer> } | { kind: "close" };
export type FromThread =
  | { kind: "ready"; greeting: Uint8Array<ArrayBuffer> }
  | { kind: "answer"; bytes: Uint8Array<ArrayBuffer> }
  | { kind: "failed"; message: string }
  | { kind: "closed" };

const { folder } = workerData as ThreadData;
const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread");

const say = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
const exchange = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(db.execProtocolRawSync(bytes));

await prepareFolder(folder, templateFolder(), async (draft) => {
  const fresh = await PGlite.create({ dataDir: draft });
  await fresh.close();
});
const db = await PGlite.create({ dataDir: folder, extensions: { vector, pgcrypto } });
say({ kind: "ready", greeting: exchange(startupPacket()) });

port.on("message", (message: ToThread) => {
  if (message.kind === "run") {
    try {
      const bytes = exchange(message.bytes);
      say({ kind: "answer", bytes }, [bytes.buffer]);
    } catch (error) {
      // A trap of the WebAssembly machine: nothing in there can be trusted any more.
      say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }
    return;
  }
  db.close().then(
    () => {
      say({ kind: "closed" });
      port.close();
    },
    (error: unknown) => say({ kind: "failed", message: String(error) }),
  );
});
