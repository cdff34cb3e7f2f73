import type { Api } from "@callavet/shared/browser/api.ts";
import type { ChatEvent } from "@callavet/shared/contract/chat.ts";
import type { AppRouter } from "@callavet/server/trpc/router.ts";

export interface Heard {
  events: ChatEvent[];
  /** Numbers of the messages heard, in order. */
  seqs(): number[];
  error: unknown;
  /** Waits until `done` holds of what was heard. */
  until(done: (heard: Heard) => boolean, ms?: number): Promise<void>;
  stop(): void;
}

/** Listens to a room, and keeps what was heard. */
export function listenTo(api: Api<AppRouter>, sessionId: string, lastEventId: string | null = null): Heard {
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of waiting) check();
  };
  const heard: Heard = {
    events: [],
    seqs: () => heard.events.flatMap((event) => (event.kind === "message" ? [event.message.seq] : [])),
    error: null,
    until: (done, ms = 10_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`not heard in time; heard: ${JSON.stringify(heard.events).slice(0, 2000)} ${String(heard.error)}`));
        }, ms);
        const check = () => {
          if (!done(heard)) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop: () => subscription.unsubscribe(),
  };
  const subscription = api.client.chat.events.subscribe(
    { sessionId, lastEventId },
    {
      onData: ({ data }) => {
        heard.events.push(data);
        wake();
      },
      onError: (error) => {
        heard.error = error;
        wake();
      },
    },
  );
  return heard;
}
