import type { Store } from "../store.ts";
import { type Outcome, send } from "./send.ts";

/** Milliseconds before the second attempt, the third…; the last one repeats. */
const DEFAULT_DELAYS = [1_000, 3_000, 7_000, 15_000, 30_000, 60_000, 300_000];
/** With the delays above, a receiver may be away for two hours before an event is given up. */
const MAX_ATTEMPTS = 30;
/** Sent at the same time, so that no receiver can rely on an order. */
const PARALLEL = 16;

export interface Courier {
  /** Something new may be due. */
  wake(): void;
  /** While held, events queue up and nothing leaves by itself. */
  hold(on: boolean): void;
  /** Sends one event to one endpoint now, whatever its state, and changes nothing. */
  sendNow(event: string, endpoint: string): Promise<Outcome>;
  close(): Promise<void>;
}

interface Due {
  id: number;
  event: string;
  endpoint: string;
  attempts: number;
}

export function startCourier(store: Store, ownUrl: () => string, delays: readonly number[] = DEFAULT_DELAYS): Courier {
  const running = new Map<number, Promise<void>>();
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let held = false;

  const due = store.sql.prepare(
    "select id, event_id as event, endpoint_id as endpoint, attempts from deliveries where status = 'pending' and next_at <= ? order by next_at limit ?",
  );
  const next = store.sql.prepare("select min(next_at) as at from deliveries where status = 'pending' and next_at > ?");
  const settle = store.sql.prepare(
    "update deliveries set status = ?, attempts = ?, next_at = ?, last_at = ?, last_status = ?, last_error = ? where id = ?",
  );

  // What was under way when the last process ended is tried again at once.
  store.sql.prepare("update deliveries set next_at = ? where status = 'pending'").run(Date.now());

  function wake(): void {
    if (held || stop.signal.aborted) return;
    clearTimeout(timer);
    const rows = due.all(Date.now(), PARALLEL * 2) as unknown as Due[];
    for (const row of rows) {
      if (running.size >= PARALLEL) return;
      if (!running.has(row.id))
        running.set(
          row.id,
          attempt(row).finally(() => (running.delete(row.id), wake())),
        );
    }
    const at = next.get(Date.now())?.["at"];
    if (typeof at === "number") timer = setTimeout(wake, Math.max(1, at - Date.now())).unref();
  }

  async function attempt(row: Due): Promise<void> {
    const outcome = await send(store, ownUrl(), row.event, row.endpoint, stop.signal);
    if (stop.signal.aborted) return;
    const attempts = row.attempts + 1;
    const status = outcome.error === null ? "succeeded" : attempts >= MAX_ATTEMPTS ? "failed" : "pending";
    const delay = delays[Math.min(attempts, delays.length) - 1] ?? 0;
    settle.run(status, attempts, Date.now() + delay, Date.now(), outcome.status, outcome.error, row.id);
  }

  return {
    wake,
    hold(on) {
      held = on;
      wake();
    },
    sendNow: (event, endpoint) => send(store, ownUrl(), event, endpoint, stop.signal),
    async close() {
      stop.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
