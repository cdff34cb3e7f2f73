import { randomUUID } from "node:crypto";
import { CHANNEL } from "@callavet/shared/contract/realtime.ts";
import { asService, type Database } from "@callavet/shared/node/database.ts";
import { listen } from "@callavet/shared/node/notify.ts";
import type { Pool } from "@callavet/shared/node/pool.ts";
import { toMessage } from "../rows/message.ts";
import { messagesAfter } from "../rows/message.queries.ts";
import { selectSession } from "../rows/session.queries.ts";
import { toSession } from "../rows/session.ts";
import { Hub } from "./hub.ts";
import { createNotificationHandler } from "./notifications.ts";
import { Outbox } from "./outbox.ts";
import { BEAT_MS, Peers } from "./peers.ts";
import { notifyAll, touchSessions } from "./realtime.queries.ts";
import { PRESENCE_MS } from "./room.ts";
import { Rooms } from "./rooms.ts";

const TOUCH_MS = 60_000;
const TOUCH_AT_ONCE = 1000;
const GAP_AT_ONCE = 500;

export interface Realtime {
  hub: Hub;
  rooms: Rooms;
  close(): Promise<void>;
}

export interface RealtimeOptions {
  /** What is sold, or for how much, has changed, or may have while nobody listened. */
  pricingChanged(): void;
  onError(error: unknown): void;
}

/** Live delivery: to this process' own sockets at once, to other processes through Postgres, in batches. */
export async function startRealtime(db: Database, pool: Pool, { pricingChanged, onError }: RealtimeOptions): Promise<Realtime> {
  const origin = randomUUID();
  const hub = new Hub();
  const send = (payloads: string[]) => asService(db, (trx) => notifyAll(trx, payloads));
  const peers = new Peers(() => {
    outbox.wake();
    rooms.repeatPresence();
    // The new one may not know this one yet.
    void beat("here");
  });
  const outbox: Outbox = new Outbox({ send, hasPeers: () => peers.any(Date.now()), onError });
  const beat = (kind: "here" | "left") => send([JSON.stringify({ topic: "processes", kind, origin })]).catch(onError);
  const rooms: Rooms = new Rooms({
    messagesAfter: (sessionId, seq) =>
      asService(db, async (trx) => (await messagesAfter(trx, sessionId, seq, GAP_AT_ONCE)).map(toMessage)),
    announce: (notification) => outbox.put({ ...notification, origin }),
    onError,
  });
  const readSession = async (sessionId: string) => {
    const row = await asService(db, (trx) => selectSession(trx, sessionId));
    return row ? toSession(row) : null;
  };
  const reread = (sessionId: string) =>
    readSession(sessionId).then((session) => {
      if (session) rooms.session(session);
    }, onError);

  const heard = createNotificationHandler({ origin, hub, rooms, peers, readSession, pricingChanged, onError });
  const listening = await listen(pool, CHANNEL, heard, {
    // What was said while nobody listened is lost: everything is looked at again.
    onReconnect: () => {
      hub.publishAll();
      pricingChanged();
      for (const sessionId of rooms.ids()) void reread(sessionId);
      rooms.repeatPresence();
      void beat("here");
    },
    onError,
  });
  await beat("here");

  const beating = setInterval(() => void beat("here"), BEAT_MS).unref();
  const presence = setInterval(() => rooms.repeatPresence(), PRESENCE_MS / 3).unref();
  const touch = setInterval(() => void touchRooms(db, rooms.ids()).catch(onError), TOUCH_MS).unref();

  return {
    hub,
    rooms,
    async close() {
      clearInterval(beating);
      clearInterval(presence);
      clearInterval(touch);
      rooms.close();
      await outbox.close();
      await beat("left");
      listening.close();
    },
  };
}

async function touchRooms(db: Database, ids: string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += TOUCH_AT_ONCE) {
    await asService(db, (trx) => touchSessions(trx, ids.slice(from, from + TOUCH_AT_ONCE)));
  }
}
