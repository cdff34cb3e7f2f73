import { Feed } from "./feed.ts";

/** Something changed; whoever hears it reads what it may read. */
export interface Change {
  kind: string;
  sessionId: string | null;
}

/** Listeners of this process by topic: `user:<id>` and `queue`. Rooms have their own. */
export class Hub {
  readonly #topics = new Map<string, Set<Feed<Change>>>();

  feed(topic: string, signal: AbortSignal | undefined): Feed<Change> {
    const feeds = this.#topics.get(topic) ?? new Set();
    const feed = new Feed<Change>(signal, (ended) => {
      feeds.delete(ended);
      if (feeds.size === 0 && this.#topics.get(topic) === feeds) this.#topics.delete(topic);
    });
    if (signal?.aborted) return feed;
    feeds.add(feed);
    this.#topics.set(topic, feeds);
    return feed;
  }

  publish(topic: string, change: Change): void {
    for (const feed of this.#topics.get(topic) ?? []) feed.push(change);
  }

  has(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Notifications may have been lost: everybody looks again. */
  publishAll(): void {
    for (const topic of this.#topics.keys()) {
      this.publish(topic, { kind: topic === "queue" ? "changed" : "subscription", sessionId: null });
    }
  }
}
