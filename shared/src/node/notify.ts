import pg from "pg";
import type { Notification, Pool, PoolClient } from "./pool.ts";

export interface ListenOptions {
  /** After a cut: what was told meanwhile is lost, so whoever listens reads again. */
  onReconnect?: () => void;
  /** A connection was lost, or could not be had; it is tried again. */
  onError?: (error: Error) => void;
}

export interface Listening {
  close(): void;
}

/** Milliseconds between tries: at once, then slower, so that a database that comes back is not run over. */
const DELAYS = [0, 100, 250, 500, 1000, 2000];

/**
 * Hears one channel on a client of its own, for as long as it is not closed. The first connection must succeed; later
 * ones are tried until they do.
 */
export async function listen(
  pool: Pool,
  channel: string,
  onPayload: (payload: string) => void,
  { onReconnect, onError }: ListenOptions = {},
): Promise<Listening> {
  let closed = false;
  let current: { client: PoolClient; stop: () => void } | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const client = await pool.connect();
    let gone = false;
    const onNotification = (message: Notification) => {
      if (message.channel === channel) onPayload(message.payload ?? "");
    };
    const stop = () => {
      gone = true;
      client.off("notification", onNotification);
    };
    const onLost = (error?: Error) => {
      if (gone) return;
      stop();
      current = undefined;
      client.release(error ?? true);
      if (closed) return;
      onError?.(error ?? new Error(`The connection that hears ${channel} was closed`));
      retry(0);
    };
    client.on("notification", onNotification);
    // Kept for the client's whole life: an error without a listener ends the process.
    client.on("error", onLost);
    client.on("end", () => onLost());
    try {
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      const wasGone = gone;
      stop();
      if (!wasGone) client.release(true);
      throw error;
    }
    current = { client, stop };
    if (closed) close();
  }

  function retry(attempt: number): void {
    timer = setTimeout(
      () => {
        open().then(
          () => void (closed || onReconnect?.()),
          (error: unknown) => {
            if (closed) return;
            onError?.(error instanceof Error ? error : new Error(String(error)));
            retry(attempt + 1);
          },
        );
      },
      DELAYS[Math.min(attempt, DELAYS.length - 1)],
    );
  }

  function close(): void {
    closed = true;
    clearTimeout(timer);
    const { client, stop } = current ?? {};
    current = undefined;
    stop?.();
    // Closed and not given back: it must not hear anything for whoever has it next.
    client?.release(true);
  }

  await open();
  return { close };
}
