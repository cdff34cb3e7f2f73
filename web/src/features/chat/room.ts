import type { ChatEvent, ChatRole, Message } from "@callavet/shared/contract/chat.ts";
import type { Session } from "@callavet/shared/contract/sessions.ts";
import { client, holdLine } from "../../lib/api.ts";
import { reasonOf } from "../../lib/reason-of.ts";
import { createStore } from "../../lib/store.ts";
import { merge } from "./merge.ts";
import { createOutbox, type Outgoing } from "./outbox.ts";
import { Sender } from "./sender.ts";

export interface RoomState {
  messages: Message[];
  outgoing: Outgoing[];
  /** There are older messages than those shown. */
  hasMore: boolean;
  loaded: boolean;
  /** Why the messages cannot be read, if so. */
  error: unknown;
  otherTyping: boolean;
  otherHere: boolean;
  otherRead: number;
  deliveredTo: number;
}

const TYPING_LASTS_MS = 6000;
const PAGE = 50;

/**
 * One room of chat, outside React: history first, then live from its last number on, so that nothing is missed between
 * them. A cut is bridged by the socket client, which resumes after the last number that it heard.
 */
export class ChatRoom {
  readonly state = createStore<RoomState>({
    messages: [],
    outgoing: [],
    hasMore: false,
    loaded: false,
    error: null,
    otherTyping: false,
    otherHere: false,
    otherRead: 0,
    deliveredTo: 0,
  });
  readonly #outbox;
  readonly #sender;
  readonly #sessionId: string;
  readonly #role: ChatRole;
  #onSession: (session: Session) => void = () => {};
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #readTold = 0;

  constructor(sessionId: string, role: ChatRole) {
    this.#sessionId = sessionId;
    this.#role = role;
    this.#outbox = createOutbox(sessionId);
    this.#sender = new Sender(sessionId, this.#outbox, {
      stored: (message) => this.#take([message]),
      changed: () => this.#set({ outgoing: this.#outbox.read() }),
    });
  }

  /** Reads, listens and sends until the returned function is called. */
  open(live: boolean, onSession: (session: Session) => void): () => void {
    this.#onSession = onSession;
    let closed = false;
    let stopListening = () => {};
    const release = live ? holdLine() : () => {};
    this.#set({ outgoing: this.#outbox.read() });
    const onStorage = ({ key }: StorageEvent) => key === this.#outbox.key && this.#set({ outgoing: this.#outbox.read() });
    addEventListener("storage", onStorage);
    const stopSending = live ? this.#sender.start() : () => {};
    void this.#load().then((loaded) => {
      if (!closed && loaded && live) stopListening = this.#listen();
    });
    return () => {
      closed = true;
      stopListening();
      stopSending();
      release();
      removeEventListener("storage", onStorage);
      clearTimeout(this.#typingTimer);
    };
  }

  async #load(): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { items, hasMore } = await client.chat.history.query({ sessionId: this.#sessionId, limit: PAGE });
        this.#take(items);
        this.#set({ hasMore, loaded: true, error: null });
        return true;
      } catch (error) {
        this.#set({ error });
        if (!reasonOf(error).transient || attempt > 30) return false;
        await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** attempt, 5000)));
      }
    }
  }

  #listen(): () => void {
    const lastEventId = String(this.state.get().messages.at(-1)?.seq ?? 0);
    const { unsubscribe } = client.chat.events.subscribe(
      { sessionId: this.#sessionId, lastEventId },
      { onData: ({ data }) => this.#hear(data), onError: (error) => this.#set({ error }) },
    );
    return unsubscribe;
  }

  #hear(event: ChatEvent): void {
    const { otherRead, otherHere } = this.state.get();
    switch (event.kind) {
      case "message":
        this.#take([event.message]);
        if (event.message.senderRole !== this.#role) this.#setTyping(false);
        break;
      case "session":
        this.#set({
          otherRead: Math.max(otherRead, this.#role === "owner" ? event.session.vetReadSeq : event.session.ownerReadSeq),
        });
        this.#onSession(event.session);
        break;
      case "typing":
        if (event.role !== this.#role) this.#setTyping(event.typing);
        break;
      case "read":
        if (event.role !== this.#role) this.#set({ otherRead: Math.max(otherRead, event.seq) });
        break;
      case "presence": {
        const here = this.#role === "owner" ? event.vet : event.owner;
        if (here !== otherHere) this.#set({ otherHere: here, otherTyping: here && this.state.get().otherTyping });
        if (here) this.#set({ deliveredTo: this.state.get().messages.at(-1)?.seq ?? 0 });
      }
    }
  }

  #take(news: Message[]): void {
    const messages = merge(this.state.get().messages, news);
    this.#outbox.remove(new Set(news.map(({ clientId }) => clientId)));
    const deliveredTo = this.state.get().otherHere ? (messages.at(-1)?.seq ?? 0) : this.state.get().deliveredTo;
    this.#set({ messages, deliveredTo, outgoing: this.#outbox.read() });
  }

  #setTyping(otherTyping: boolean): void {
    clearTimeout(this.#typingTimer);
    this.#set({ otherTyping });
    if (otherTyping) this.#typingTimer = setTimeout(() => this.#set({ otherTyping: false }), TYPING_LASTS_MS);
  }

  #set(change: Partial<RoomState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }

  /** Shown at once, kept at once, and sent in order. */
  send(body: string): void {
    this.#outbox.add({ clientId: crypto.randomUUID(), body, createdAt: new Date().toISOString() });
    this.#set({ outgoing: this.#outbox.read() });
    this.#sender.flush();
  }

  retry(clientId: string): void {
    this.#outbox.mark(clientId, undefined);
    this.#set({ outgoing: this.#outbox.read() });
    this.#sender.flush();
  }

  discard(clientId: string): void {
    this.#outbox.remove(new Set([clientId]));
    this.#set({ outgoing: this.#outbox.read() });
  }

  async loadOlder(): Promise<void> {
    const beforeSeq = this.state.get().messages[0]?.seq;
    if (!beforeSeq) return;
    const { items, hasMore } = await client.chat.history.query({ sessionId: this.#sessionId, beforeSeq, limit: PAGE });
    this.#take(items);
    this.#set({ hasMore });
  }

  /** Tells that I have read up to here; lost calls do not matter, the next one says more. */
  tellRead(seq: number): void {
    if (seq <= this.#readTold) return;
    this.#readTold = seq;
    client.chat.read.mutate({ sessionId: this.#sessionId, seq }).catch(() => {
      this.#readTold = 0;
    });
  }

  tellTyping(typing: boolean): void {
    client.chat.typing.mutate({ sessionId: this.#sessionId, typing }).catch(() => {});
  }
}
