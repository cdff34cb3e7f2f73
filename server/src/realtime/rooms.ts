import type { ChatEvent, ChatRole, Message } from "@callavet/shared/contract/chat.ts";
import type { Notification } from "@callavet/shared/contract/realtime.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { refuse } from "../trpc/refuse.ts";
import { Feed } from "./feed.ts";
import { Room, type Member, type Presence } from "./room.ts";

export interface RoomsSource {
  /** Messages after `seq`, rising; the service may read them because each listener was let in as a participant. */
  messagesAfter(sessionId: string, seq: number): Promise<Message[]>;
  announce(notification: Notification): void;
  onError(error: unknown): void;
}

/** The consults that somebody listens to in this process. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #source: RoomsSource;

  constructor(source: RoomsSource) {
    this.#source = source;
  }

  /** Lets a participant in; `lastSeq` is the session's, as read just before. */
  join(session: Session, userId: string, role: ChatRole, signal: AbortSignal | undefined): { feed: Feed<ChatEvent>; room: Room } {
    const room = this.#rooms.get(session.id) ?? new Room(session.lastSeq);
    let member: Member | null = null;
    const feed = new Feed<ChatEvent>(signal, () => member && this.#leave(session.id, room, member));
    if (signal?.aborted) return { feed, room };
    member = { userId, role, feed };
    const before = room.here()[role];
    room.members.add(member);
    const first = room.members.size === 1;
    this.#rooms.set(session.id, room);
    room.tellPresence(Date.now());
    if (!before) this.#announcePresence(session.id, room);
    if (first) this.#source.announce({ topic: `session:${session.id}`, kind: "ask" });
    return { feed, room };
  }

  #leave(sessionId: string, room: Room, member: Member): void {
    if (!room.members.delete(member)) return;
    if (!room.here()[member.role]) {
      room.tellPresence(Date.now());
      this.#announcePresence(sessionId, room);
    }
    if (room.members.size > 0 || this.#rooms.get(sessionId) !== room) return;
    this.#rooms.delete(sessionId);
    room.close();
  }

  #announcePresence(sessionId: string, room: Room): void {
    this.#source.announce({ topic: `session:${sessionId}`, kind: "presence", data: room.here() });
  }

  /** What this person is in a room here; null when not in it, which says nothing about the right to be. */
  roleOf(sessionId: string, userId: string): ChatRole | null {
    for (const member of this.#rooms.get(sessionId)?.members ?? []) if (member.userId === userId) return member.role;
    return null;
  }

  /** A message that this process has just stored. */
  deliver(message: Message): void {
    const room = this.#rooms.get(message.sessionId);
    if (room) this.#take(message.sessionId, room, message);
    this.#source.announce({ topic: `session:${message.sessionId}`, kind: "message", data: { seq: message.seq } });
  }

  #take(sessionId: string, room: Room, message: Message): void {
    if (message.seq === room.seq + 1) room.message(message);
    // One before it was stored elsewhere, or its answer is a moment behind this one's.
    else if (message.seq > room.seq) this.#catchUp(sessionId, room);
  }

  #catchUp(sessionId: string, room: Room): void {
    if (room.reading !== null) {
      room.reading = true;
      return;
    }
    room.reading = false;
    this.#source
      .messagesAfter(sessionId, room.seq)
      .then((messages) => {
        for (const message of messages) if (message.seq > room.seq) room.message(message);
      }, this.#source.onError)
      .finally(() => {
        const again = room.reading;
        room.reading = null;
        if (again && room.members.size > 0) this.#catchUp(sessionId, room);
      });
  }

  typing(sessionId: string, role: ChatRole, typing: boolean): void {
    this.#rooms.get(sessionId)?.typing(role, typing);
    this.#source.announce({ topic: `session:${sessionId}`, kind: `typing:${role}`, data: { typing } });
  }

  read(sessionId: string, role: ChatRole, seq: number): void {
    this.#rooms.get(sessionId)?.tell({ kind: "read", role, seq });
    this.#source.announce({ topic: `session:${sessionId}`, kind: `read:${role}`, data: { seq } });
  }

  session(session: Session): void {
    const room = this.#rooms.get(session.id);
    room?.session(session, () => refuse(403, "not_a_participant"));
    if (room && session.lastSeq > room.seq) this.#catchUp(session.id, room);
  }

  has(sessionId: string): boolean {
    return this.#rooms.has(sessionId);
  }

  ids(): string[] {
    return [...this.#rooms.keys()];
  }

  // What other processes said:

  messageElsewhere(sessionId: string, seq: number): void {
    const room = this.#rooms.get(sessionId);
    if (room && seq > room.seq) this.#catchUp(sessionId, room);
  }

  typingElsewhere(sessionId: string, role: ChatRole, typing: boolean): void {
    this.#rooms.get(sessionId)?.typing(role, typing);
  }

  readElsewhere(sessionId: string, role: ChatRole, seq: number): void {
    this.#rooms.get(sessionId)?.tell({ kind: "read", role, seq });
  }

  presenceElsewhere(sessionId: string, process: string, presence: Presence): void {
    this.#rooms.get(sessionId)?.heard(process, presence, Date.now());
  }

  /** Somebody came in at another process, which does not know yet who is here. */
  askedElsewhere(sessionId: string): void {
    const room = this.#rooms.get(sessionId);
    if (room) this.#announcePresence(sessionId, room);
  }

  /** Said again from time to time: a process that died says nothing, and is forgotten. */
  repeatPresence(): void {
    for (const [sessionId, room] of this.#rooms) {
      this.#announcePresence(sessionId, room);
      room.tellPresence(Date.now());
    }
  }

  close(): void {
    for (const room of this.#rooms.values()) for (const { feed } of room.members) feed.end();
  }
}
