import type { Notification } from "@callavet/shared/contract/realtime.ts";

const FLUSH_MS = 5;
const RETRY_MS = 250;
/** NOTIFY takes one lock for the whole server at commit: 100 in one transaction cost about as much as one. */
const MOST_AT_ONCE = 100;
/** While the database is away the newest are kept; readers close gaps by sequence number. */
const MOST_KEPT = 10_000;

/** Tells other processes, in batches. Of two entries with one key the later one is sent. */
export class Outbox {
  readonly #entries = new Map<string, Notification>();
  readonly #send: (payloads: string[]) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;

  constructor(send: (payloads: string[]) => Promise<void>, onError: (error: unknown) => void) {
    this.#send = send;
    this.#onError = onError;
  }

  put(notification: Notification): void {
    const key = `${notification.topic} ${notification.kind}`;
    // Replaced in place would keep the old turn; the order of kinds within a topic does not matter.
    this.#entries.set(key, notification);
    if (this.#entries.size > MOST_KEPT) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    this.#schedule(FLUSH_MS);
  }

  #schedule(ms: number): void {
    if (this.#timer || this.#sending) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#flush().finally(() => {
        this.#sending = null;
      });
    }, ms);
  }

  async #flush(): Promise<void> {
    const batch = [...this.#entries].slice(0, MOST_AT_ONCE);
    for (const [key] of batch) this.#entries.delete(key);
    let wait = FLUSH_MS;
    try {
      await this.#send(batch.map(([, notification]) => JSON.stringify(notification)));
    } catch (error) {
      this.#onError(error);
      // What was put meanwhile is newer.
      for (const [key, notification] of batch) if (!this.#entries.has(key)) this.#entries.set(key, notification);
      wait = RETRY_MS;
    }
    if (this.#entries.size > 0) queueMicrotask(() => this.#schedule(wait));
  }

  /** Sends what waits, then stops. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sending;
    if (this.#entries.size > 0) await this.#send([...this.#entries.values()].map((entry) => JSON.stringify(entry))).catch(() => {});
    this.#entries.clear();
  }
}
