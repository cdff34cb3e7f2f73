import { Worker } from "node:worker_threads";
import type { FromThread, ThreadData, ToThread } from "./thread.ts";

/** The backend is gone, with whatever it was doing; the next `greeting` starts another. */
export class BackendLost extends Error {
  override readonly name = "BackendLost";
  /** SQLSTATE that tells clients why. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The worker thread with the one backend, started when it is first needed and again after it was lost. One exchange at a time. */
export class Backend {
  #thread: Worker | null = null;
  #greeting: Promise<Uint8Array> | null = null;
  /** The last thread is no more. */
  #ended: Promise<unknown> = Promise.resolve();
  #waiting: { resolve: (bytes: Uint8Array) => void; reject: (error: BackendLost) => void } | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #folder: string;
  /** Hears of a backend that went away while nothing was asked of it. */
  readonly #onLost: (error: BackendLost) => void;

  constructor(folder: string, onLost: (error: BackendLost) => void) {
    this.#folder = folder;
    this.#onLost = onLost;
  }

  /** What PostgreSQL says to a client that has just connected: its parameters, and that it is ready. */
  greeting(): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new BackendLost("57P01", "The embedded database is closed"));
    // Two on one folder would ruin it: the next one waits until the last one has let go.
    this.#greeting ??= this.#ended.then(() => this.#start());
    return this.#greeting;
  }

  #start(): Promise<Uint8Array> {
    const workerData: ThreadData = { folder: this.#folder };
    const thread = new Worker(new URL("./thread.ts", import.meta.url), { workerData, execArgv: [] });
    this.#thread = thread;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      thread.on("message", (message: FromThread) => {
        if (thread !== this.#thread) return;
        if (message.kind === "ready") this.#settle(message.greeting);
        else if (message.kind === "answer") this.#settle(message.bytes);
        else if (message.kind === "failed") this.#lose(new BackendLost("57P02", message.message));
      });
      const gone = (error?: Error) => {
        if (thread === this.#thread) this.#lose(new BackendLost("57P02", error?.message ?? "The embedded database ended"));
      };
      thread.on("error", gone);
      thread.on("exit", () => gone());
    });
  }

  /** Sends whole messages and gives the whole answer. Past `limit` milliseconds the backend is given up: nothing else stops it. */
  async run(messages: Buffer[], limit: number): Promise<Uint8Array> {
    await this.greeting();
    const bytes = new Uint8Array(messages.reduce((sum, message) => sum + message.length, 0));
    let at = 0;
    for (const message of messages) {
      bytes.set(message, at);
      at += message.length;
    }
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.limit(limit);
      this.#post({ kind: "run", bytes }, [bytes.buffer]);
    });
  }

  /** Gives what runs now only so much longer. */
  limit(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#lose(new BackendLost("57014", "canceling statement due to statement timeout")),
      milliseconds,
    );
    this.#timer.unref();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#greeting?.catch(() => {});
    const thread = this.#thread;
    if (!thread) return;
    this.#thread = null;
    await new Promise<void>((resolve) => {
      // A checkpoint of a busy database takes a moment; it is safe without one too.
      const timer = setTimeout(() => void thread.terminate(), 5000);
      thread.once("exit", () => {
        clearTimeout(timer);
        resolve();
      });
      thread.postMessage({ kind: "close" } satisfies ToThread);
    });
    this.#waiting?.reject(new BackendLost("57P01", "The embedded database is closed"));
  }

  #post(message: ToThread, transfer: ArrayBuffer[]): void {
    this.#thread?.postMessage(message, transfer);
  }

  #settle(bytes: Uint8Array): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve(bytes);
  }

  #lose(error: BackendLost): void {
    clearTimeout(this.#timer);
    const thread = this.#thread;
    const waiting = this.#waiting;
    this.#thread = null;
    this.#waiting = null;
    this.#greeting = null;
    this.#ended = thread?.terminate() ?? this.#ended;
    if (waiting) waiting.reject(error);
    else this.#onLost(error);
  }
}
