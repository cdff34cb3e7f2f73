/** Events that one listener has not taken yet. What comes past this is dropped: a gap in the numbers shows it. */
const MOST_WAITING = 2000;

/** A queue between who tells and one `for await`; it ends with its signal, so a cut socket leaves nothing behind. */
export class Feed<T> implements AsyncIterableIterator<T>, Disposable {
  #waiting: T[] = [];
  #wake: ((result: IteratorResult<T, undefined>) => void) | null = null;
  #fail: ((error: unknown) => void) | null = null;
  #ended = false;
  #error: unknown = null;
  readonly #onEnd: () => void;

  constructor(signal: AbortSignal | undefined, onEnd: (feed: Feed<T>) => void) {
    this.#onEnd = () => onEnd(this);
    if (signal?.aborted) this.end();
    else signal?.addEventListener("abort", () => this.end(), { once: true });
  }

  push(value: T): void {
    if (this.#ended) return;
    if (this.#wake) this.#settle({ done: false, value });
    // The newest replaces the last: its number tells that some are missing.
    else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(value);
    else this.#waiting[MOST_WAITING - 1] = value;
  }

  /** Ends it; with an error, the listener is told why. What waits is not told any more then. */
  end(error: unknown = null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#onEnd();
    if (error) {
      this.#waiting = [];
      if (this.#fail) {
        const fail = this.#fail;
        this.#wake = this.#fail = null;
        fail(error);
      }
    } else if (this.#wake) this.#settle({ done: true, value: undefined });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#error) return Promise.reject(this.#error);
    const value = this.#waiting.shift();
    if (value !== undefined) return Promise.resolve({ done: false, value });
    if (this.#ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve, reject) => {
      this.#wake = resolve;
      this.#fail = reject;
    });
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  [Symbol.dispose](): void {
    this.end();
  }

  #settle(result: IteratorResult<T, undefined>): void {
    const wake = this.#wake;
    this.#wake = this.#fail = null;
    wake?.(result);
  }
}
