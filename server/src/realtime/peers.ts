/** How often each process says that it is there. */
export const BEAT_MS = 10_000;
/** One that was not heard for so long is gone. */
const GONE_MS = 35_000;

/** Which other processes there are, by what they say of themselves on the channel. */
export class Peers {
  readonly #heard = new Map<string, number>();
  readonly #onNew: () => void;

  constructor(onNew: () => void) {
    this.#onNew = onNew;
  }

  heard(origin: string, now: number): void {
    const known = this.#heard.has(origin);
    this.#heard.set(origin, now);
    if (!known) this.#onNew();
  }

  left(origin: string): void {
    this.#heard.delete(origin);
  }

  any(now: number): boolean {
    for (const [origin, at] of this.#heard) if (now - at > GONE_MS) this.#heard.delete(origin);
    return this.#heard.size > 0;
  }
}
