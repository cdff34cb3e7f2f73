import { notification, type Notification } from "@callavet/shared/contract/realtime.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { z } from "zod";
import type { Hub } from "./hub.ts";
import type { Peers } from "./peers.ts";
import type { Rooms } from "./rooms.ts";

const seq = z.object({ seq: z.number().int() });
const typing = z.object({ typing: z.boolean() });
const presence = z.object({ owner: z.boolean(), vet: z.boolean() });
const role = z.enum(["owner", "vet"]);
const aboutPerson = z.object({ sessionId: z.uuid() });
const sessionIdOf = (data: unknown): string | null => aboutPerson.safeParse(data).data?.sessionId ?? null;

export interface Listener {
  /** This process' name on the channel: it has told its own sockets already. */
  origin: string;
  hub: Hub;
  rooms: Rooms;
  peers: Peers;
  readSession(sessionId: string): Promise<Session | null>;
  /** What is sold, or for how much, has changed. */
  pricingChanged(): void;
  onError(error: unknown): void;
}

/** What a notification means for the sockets of this process. Payloads are read as something that anybody may have sent. */
export function createNotificationHandler(listener: Listener): (payload: string) => void {
  return (payload) => {
    const parsed = notification.safeParse(parseJson(payload));
    if (!parsed.success || parsed.data.origin === listener.origin) return;
    const { topic, origin, kind } = parsed.data;
    if (topic === "processes" && origin)
      return kind === "left" ? listener.peers.left(origin) : listener.peers.heard(origin, Date.now());
    const [name, id] = topic.split(":");
    if (name === "session" && id) aboutSession(listener, id, parsed.data);
    else if (name === "queue") listener.hub.publish("queue", { kind: "changed", sessionId: null });
    else if (name === "pricing") listener.pricingChanged();
    else if (name === "user" && id)
      listener.hub.publish(topic, { kind: parsed.data.kind, sessionId: sessionIdOf(parsed.data.data) });
  };
}

function aboutSession({ rooms, readSession, onError }: Listener, sessionId: string, { kind, origin, data }: Notification): void {
  const [what, who] = kind.split(":");
  const by = role.safeParse(who).data;
  if (what === "session") {
    if (rooms.has(sessionId)) readSession(sessionId).then((session) => session && rooms.session(session), onError);
  } else if (what === "message") {
    const read = seq.safeParse(data);
    if (read.success) rooms.messageElsewhere(sessionId, read.data.seq);
  } else if (what === "presence" && origin) {
    const read = presence.safeParse(data);
    if (read.success) rooms.presenceElsewhere(sessionId, origin, read.data);
  } else if (what === "ask") {
    rooms.askedElsewhere(sessionId);
  } else if (what === "typing" && by) {
    const read = typing.safeParse(data);
    if (read.success) rooms.typingElsewhere(sessionId, by, read.data.typing);
  } else if (what === "read" && by) {
    const read = seq.safeParse(data);
    if (read.success) rooms.readElsewhere(sessionId, by, read.data.seq);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
