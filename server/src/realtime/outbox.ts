import type { Notification } from "@callavet/shared/contract/realtime.ts";

const FLUSH_MS = 5;
const RETRY_MS = 250;
/** NOTIFY takes one lock for the whole server at commit: 100 in one transaction cost about as much as one. */
const MOST_AT_ONCE = 100;
/** While nobody can be told, the newest are kept; readers close gaps by sequence number. */
const MOST_KEPT = 10_000;

export interface OutboxOptions {
  send(payloads: string[]): Promise<void>;
  /** False while this process is the only one: then nothing is sent, which saves a commit every few milliseconds. */
  hasPeers(): boolean;
  onError(error: unknown): void;
}

/** Tells other processes, in batches. Of two entries about the same thing the later one is sent. */
export class Outbox {
  readonly #entries = new Map<string, Notification>();
  readonly #options: OutboxOptions;
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> | null = null;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  put(notification: Notification): void {
    const alone = !this.#options.hasPeers();
    // Of what is only true now nothing is left for those who come later; a stored message they must learn of.
    if (alone && notification.kind !== "message") return;
    const key = `${notification.topic} ${notification.kind}`;
    if (alone) this.#entries.delete(key);
    this.#entries.set(key, notification);
    if (this.#entries.size > MOST_KEPT) {
      const oldest = this.#entries.keys().next();
      if (!oldest.done) this.#entries.delete(oldest.value);
    }
    if (!alone) this.#schedule(FLUSH_MS);
  }

  /** Another process came: it may have missed what was kept. */
  wake(): void {
    if (this.#entries.size > 0) this.#schedule(FLUSH_MS);
  }

  #schedule(ms: number): void {
    if (this.#timer || this.#sending) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#flush().then((wait) => {
        this.#sending = null;
        if (this.#entries.size > 0) this.#schedule(wait);
      });
    }, ms);
  }

  /** @returns how long to wait before the next one */
  async #flush(): Promise<number> {
    const batch: [string, Notification][] = [];
    for (const entry of this.#entries) {
      if (batch.length === MOST_AT_ONCE) break;
      batch.push(entry);
    }
    for (const [key] of batch) this.#entries.delete(key);
    try {
      await this.#options.send(batch.map(([, notification]) => JSON.stringify(notification)));
      return FLUSH_MS;
    } catch (error) {
      this.#options.onError(error);
      // What was put meanwhile is newer.
      for (const [key, notification] of batch) if (!this.#entries.has(key)) this.#entries.set(key, notification);
      return RETRY_MS;
    }
  }

  /** Sends what waits, then stops. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sending;
    if (this.#timer) clearTimeout(this.#timer);
    const rest = this.#options.hasPeers() ? [...this.#entries.values()].slice(0, MOST_AT_ONCE) : [];
    if (rest.length > 0) await this.#options.send(rest.map((entry) => JSON.stringify(entry))).catch(() => {});
    this.#entries.clear();
  }
}
