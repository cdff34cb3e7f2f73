/** One value, read again when it is older than `ttlMs`; callers at the same moment share one read. */
export class Cached<T> {
  hits = 0;
  misses = 0;
  #value: { at: number; value: Promise<T> } | null = null;
  readonly #read: () => Promise<T>;
  readonly #ttlMs: number;

  constructor(read: () => Promise<T>, ttlMs: number) {
    this.#read = read;
    this.#ttlMs = ttlMs;
  }

  get(): Promise<T> {
    const now = Date.now();
    if (this.#value && now - this.#value.at < this.#ttlMs) {
      this.hits += 1;
      return this.#value.value;
    }
    this.misses += 1;
    const entry = { at: now, value: this.#read() };
    this.#value = entry;
    // A failure is not remembered.
    entry.value.catch(() => {
      if (this.#value === entry) this.#value = null;
    });
    return entry.value;
  }

  forget(): void {
    this.#value = null;
  }
}
