import type { Message } from "@callavet/shared/contract/chat.ts";
import { client } from "../../lib/api.ts";
import { reasonOf } from "../../lib/reason-of.ts";
import type { createOutbox } from "./outbox.ts";

/** A request that has not been answered for so long is taken as lost; the `clientId` makes asking again harmless. */
const PATIENCE_MS = 8000;
const MAX_WAIT_MS = 5000;

interface Told {
  stored: (message: Message) => void;
  changed: () => void;
}

/** Empties the outbox, one message after the other, so that they are numbered in the order in which they were written. */
export class Sender {
  readonly #sessionId: string;
  readonly #outbox: ReturnType<typeof createOutbox>;
  readonly #told: Told;
  #running = false;
  #stopped = true;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = new AbortController();

  constructor(sessionId: string, outbox: ReturnType<typeof createOutbox>, told: Told) {
    this.#sessionId = sessionId;
    this.#outbox = outbox;
    this.#told = told;
  }

  start(): () => void {
    this.#stopped = false;
    const onOnline = () => {
      // What was asked over the network that went is not waited for.
      this.#asking.abort();
      this.#failures = 0;
      this.flush();
    };
    addEventListener("online", onOnline);
    this.flush();
    return () => {
      this.#stopped = true;
      clearTimeout(this.#timer);
      removeEventListener("online", onOnline);
    };
  }

  flush(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    clearTimeout(this.#timer);
    void this.#run().finally(() => {
      this.#running = false;
    });
  }

  async #run(): Promise<void> {
    for (;;) {
      const next = this.#outbox.read().find(({ refused }) => !refused);
      if (!next || this.#stopped) return;
      this.#asking = new AbortController();
      try {
        const { clientId, body } = next;
        const message = await client.chat.send.mutate(
          { sessionId: this.#sessionId, clientId, body },
          { signal: AbortSignal.any([this.#asking.signal, AbortSignal.timeout(PATIENCE_MS)]) },
        );
        this.#failures = 0;
        this.#told.stored(message);
      } catch (error) {
        const { reason, transient } = reasonOf(error);
        if (transient || reason === "offline") return this.#later();
        this.#outbox.mark(next.clientId, reason);
        this.#told.changed();
      }
    }
  }

  #later(): void {
    this.#failures += 1;
    this.#timer = setTimeout(() => this.flush(), Math.min(400 * 2 ** this.#failures, MAX_WAIT_MS));
  }
}
