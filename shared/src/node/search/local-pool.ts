import { Worker } from "node:worker_threads";
import { EmbeddingError } from "./embedder.ts";
import type { FromThread, ThreadData, ToThread } from "./local-thread.ts";

interface Waiting {
  resolve(vectors: Float32Array[]): void;
  reject(error: EmbeddingError): void;
}

/** One thread and what it was asked. */
interface Thread {
  worker: Worker;
  waiting: Map<number, Waiting>;
}

export interface LocalPoolOptions {
  folder: string;
  threads: number;
  background: boolean;
  /** Told once when the sentence encoder's file turns out to be of no use. */
  onModelRefused(message: string): void;
}

/**
 * The local embedder's threads, started when first needed; they do not keep the process alive unless something is asked. Each
 * call goes to the thread with the least to do.
 */
export class LocalPool {
  readonly #options: LocalPoolOptions;
  readonly #threads: Thread[] = [];
  #last = 0;
  #closed = false;

  constructor(options: LocalPoolOptions) {
    this.#options = options;
  }

  get folder(): string {
    return this.#options.folder;
  }

  embed(texts: readonly string[], encoded: boolean): Promise<Float32Array[]> {
    if (texts.length === 0) return Promise.resolve([]);
    if (this.#closed) return Promise.reject(new EmbeddingError("the local embedder is closed", { retryable: false }));
    const thread = this.#leastBusy();
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      if (thread.waiting.size === 0) thread.worker.ref();
      thread.waiting.set(id, { resolve, reject });
      thread.worker.postMessage({ id, texts, encoded } satisfies ToThread);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #leastBusy(): Thread {
    const idle = this.#threads.find(({ waiting }) => waiting.size === 0);
    if (idle) return idle;
    if (this.#threads.length < this.#options.threads) return this.#start();
    return this.#threads.reduce((least, each) => (each.waiting.size < least.waiting.size ? each : least));
  }

  #start(): Thread {
    const { folder, background } = this.#options;
    const workerData: ThreadData = { folder, background };
    const worker = new Worker(new URL("./local-thread.ts", import.meta.url), { workerData, execArgv: [] });
    const thread: Thread = { worker, waiting: new Map() };
    this.#threads.push(thread);
    worker.on("message", (message: FromThread) => {
      const asked = thread.waiting.get(message.id);
      thread.waiting.delete(message.id);
      if (thread.waiting.size === 0) worker.unref();
      if ("vectors" in message) return asked?.resolve(message.vectors);
      if (message.model) this.#options.onModelRefused(message.failed);
      asked?.reject(new EmbeddingError(message.failed, { retryable: message.model }));
    });
    // A thread that died, of memory say, takes its questions with it; the next one gets a new thread.
    const onEnd = (error?: Error): void => {
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
      for (const { reject } of thread.waiting.values())
        reject(new EmbeddingError("the embedder's thread ended", { retryable: true, cause: error }));
      thread.waiting.clear();
    };
    worker.on("error", onEnd);
    worker.on("exit", () => onEnd());
    worker.unref();
    return thread;
  }
}
