import type { Session } from "./session.ts";

const statement = /(?:^|;)\s*(listen|unlisten)\s+("(?:[^"]|"")+"|[\w$]+|\*)/gi;

const nameOf = (written: string): string =>
  written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Who listens to what. The one backend listens to all of it; this tells whom each notification is for. */
export class Channels {
  readonly #listeners = new Map<string, Set<Session>>();
  /** The backend's own list may differ from this one. */
  #stale = false;

  /** Takes note of a text that the backend has run. */
  note(session: Session, text: string): void {
    for (const [, verb = "", written = ""] of text.matchAll(statement)) {
      this.#stale = true;
      if (verb.toLowerCase() === "listen") this.#add(nameOf(written), session);
      else if (written === "*") this.leave(session);
      else this.#listeners.get(nameOf(written))?.delete(session);
    }
  }

  #add(channel: string, session: Session): void {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners.add(session));
  }

  leave(session: Session): void {
    for (const listeners of this.#listeners.values()) if (listeners.delete(session)) this.#stale = true;
  }

  listeners(channel: string): Iterable<Session> {
    return this.#listeners.get(channel) ?? [];
  }

  clear(): void {
    this.#listeners.clear();
    this.#stale = false;
  }

  /** What puts the backend's list right: one client's UNLISTEN must not deafen another. Null when there is nothing to do. */
  repair(): string | null {
    if (!this.#stale) return null;
    this.#stale = false;
    for (const [channel, listeners] of this.#listeners) if (listeners.size === 0) this.#listeners.delete(channel);
    return ["unlisten *", ...[...this.#listeners.keys()].map((channel) => `listen ${quoted(channel)}`)].join("; ");
  }
}
