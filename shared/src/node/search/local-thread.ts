/** The worker thread of the local embedder: it may compute for seconds, and the process goes on answering. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { Encoder } from "./encoder/encoder.ts";
import { startProducts } from "./encoder/products.ts";
import { parseSentencePiece } from "./encoder/sentencepiece.ts";
import { Tokenizer } from "./encoder/tokenizer.ts";
import { readWeights } from "./encoder/weights.ts";
import { joinBlocks } from "./local-model.ts";
import { readModel } from "./model-file.ts";

export interface ThreadData {
  /** Where the sentence encoder's file is kept. */
  folder: string;
  background: boolean;
}

export interface ToThread {
  id: number;
  texts: readonly string[];
  encoded: boolean;
}

export type FromThread =
  | { id: number; vectors: Float32Array<ArrayBuffer>[] }
  /** `model`: the sentence encoder cannot be used, whatever the texts are. */
  | { id: number; failed: string; model: boolean };

const { folder, background } = workerData as ThreadData;
const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread");

// On Linux "this process" is this thread; elsewhere it would be the whole of it.
if (background && process.platform === "linux") setPriority(10);

type Encode = (texts: readonly string[]) => Float32Array[];

/** About 1.5 s and 200 MB, so only for those who ask. */
async function loadEncoder(): Promise<Encode> {
  const { pieces, weights } = readModel(folder);
  await startProducts();
  const tokenizer = new Tokenizer(parseSentencePiece(pieces));
  const encoder = new Encoder(readWeights(weights));
  return (texts) => encoder.encode(texts.map((text) => tokenizer.encode(text)));
}

let loading: Promise<Encode> | undefined;

async function answer({ id, texts, encoded }: ToThread): Promise<FromThread> {
  let encode: Encode | undefined;
  if (encoded)
    try {
      encode = await (loading ??= loadEncoder());
    } catch (error) {
      loading = undefined;
      return { id, failed: messageOf(error), model: true };
    }
  const blocks = encode?.(texts);
  return { id, vectors: texts.map((text, i) => joinBlocks(text, blocks?.[i] ?? null)) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

port.on("message", (question: ToThread) => {
  answer(question).then(
    (message) => port.postMessage(message, "vectors" in message ? message.vectors.map((vector) => vector.buffer) : []),
    (error: unknown) => port.postMessage({ id: question.id, failed: messageOf(error), model: false } satisfies FromThread),
  );
});
