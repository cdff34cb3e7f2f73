import type { ChatEvent, ChatRole, Message } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import type { Feed } from "./feed.ts";

/** Somebody who says nothing more has stopped typing. */
const TYPING_MS = 6000;
/** A process that has not said who is there for so long is gone. */
export const PRESENCE_MS = 45_000;

export interface Member {
  userId: string;
  role: ChatRole;
  feed: Feed<ChatEvent>;
}

export interface Presence {
  owner: boolean;
  vet: boolean;
}

/** One consult's listeners in this process. */
export class Room {
  readonly members = new Set<Member>();
  /** Number of the last message told here. */
  seq: number;
  /** Set while messages are being read from the database; true asks for another reading after it. */
  reading: boolean | null = null;
  readonly #elsewhere = new Map<string, Presence & { at: number }>();
  readonly #typing = new Map<ChatRole, NodeJS.Timeout>();
  #told: Presence = { owner: false, vet: false };

  constructor(seq: number) {
    this.seq = seq;
  }

  tell(event: ChatEvent): void {
    for (const { feed } of this.members) feed.push(event);
  }

  message(message: Message): void {
    this.seq = message.seq;
    // What arrives as a message is not being typed any more.
    this.#stopTyping(message.senderRole);
    this.tell({ kind: "message", message });
  }

  /** Tells the session's state, and ends those whom it is none of their business any more. */
  session(session: Session, gone: () => unknown): void {
    for (const member of this.members) {
      const still = member.role === "owner" ? session.ownerId === member.userId : session.vetId === member.userId;
      if (!still) member.feed.end(gone());
    }
    this.tell({ kind: "session", session });
  }

  typing(role: ChatRole, typing: boolean): void {
    clearTimeout(this.#typing.get(role));
    const was = this.#typing.delete(role);
    if (typing) this.#typing.set(role, setTimeout(() => this.typing(role, false), TYPING_MS).unref());
    if (typing !== was) this.tell({ kind: "typing", role, typing });
  }

  #stopTyping(role: ChatRole): void {
    if (this.#typing.has(role)) this.typing(role, false);
  }

  here(): Presence {
    const roles = new Set([...this.members].map(({ role }) => role));
    return { owner: roles.has("owner"), vet: roles.has("vet") };
  }

  presence(now: number): Presence {
    const presence = this.here();
    for (const [process, other] of this.#elsewhere) {
      if (now - other.at > PRESENCE_MS) this.#elsewhere.delete(process);
      else {
        presence.owner ||= other.owner;
        presence.vet ||= other.vet;
      }
    }
    return presence;
  }

  heard(process: string, presence: Presence, now: number): void {
    if (presence.owner || presence.vet) this.#elsewhere.set(process, { ...presence, at: now });
    else this.#elsewhere.delete(process);
    this.tellPresence(now);
  }

  tellPresence(now: number): void {
    const presence = this.presence(now);
    if (presence.owner === this.#told.owner && presence.vet === this.#told.vet) return;
    this.#told = presence;
    this.tell({ kind: "presence", ...presence });
  }

  close(): void {
    for (const timer of this.#typing.values()) clearTimeout(timer);
    this.#typing.clear();
  }
}
