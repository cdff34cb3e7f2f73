/** As much of PostgreSQL's wire protocol (version 3) as it takes to share one backend between several clients. */

/** Where a batch ends: the backend answers these with ReadyForQuery. */
export const QUERY = "Q";
export const SYNC = "S";
export const TERMINATE = "X";

const typeOf = (message: Buffer): string => String.fromCharCode(message[0] ?? 0);

/** Cuts what a client sends into whole messages. The first one, the startup packet, has no type. */
export class Framer {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;

  push(chunk: Buffer): { type: string; message: Buffer }[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const found: { type: string; message: Buffer }[] = [];
    for (;;) {
      const header = this.#started ? 1 : 0;
      if (this.#rest.length < header + 4) return found;
      const end = header + this.#rest.readInt32BE(header);
      if (this.#rest.length < end) return found;
      const message = this.#rest.subarray(0, end);
      this.#rest = this.#rest.subarray(end);
      found.push({ type: this.#started ? typeOf(message) : "startup", message });
      this.#started = true;
    }
  }
}

export interface Answer {
  /** What the client gets: all but the notifications, which are for whoever listens. */
  forClient: Buffer;
  notifications: { channel: string; message: Buffer }[];
  /** Command tags, as `INSERT 0 1`. */
  tags: string[];
  /** ReadyForQuery's: idle, in a transaction, in a failed one; null when the answer has none. */
  status: "I" | "T" | "E" | null;
}

export function readAnswer(bytes: Uint8Array): Answer {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const answer: Answer = { forClient: all, notifications: [], tags: [], status: null };
  const kept: Buffer[] = [];
  for (let start = 0; start < all.length;) {
    const end = start + 1 + all.readInt32BE(start + 1);
    const message = all.subarray(start, end);
    start = end;
    const type = typeOf(message);
    // 4 bytes of process id, then the channel, then the payload.
    if (type === "A") answer.notifications.push({ channel: cstring(message, 9), message });
    else kept.push(message);
    if (type === "C") answer.tags.push(cstring(message, 5));
    if (type === "Z") answer.status = typeOf(message.subarray(5)) as Answer["status"];
  }
  if (answer.notifications.length > 0) answer.forClient = Buffer.concat(kept);
  return answer;
}

function cstring(message: Buffer, start: number): string {
  return message.toString("utf8", start, message.indexOf(0, start));
}

function build(type: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)));
  const header = Buffer.alloc(5);
  header.write(type, "latin1");
  header.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

export const simpleQuery = (text: string): Buffer => build(QUERY, text);

/** The last thing that a client of a lost or forbidden connection hears. */
export const fatal = (code: string, message: string): Buffer =>
  build("E", "SFATAL", "VFATAL", `C${code}`, `M${message}`, Buffer.alloc(1));

/** Closes prepared statements, as one batch. */
export const closeStatements = (names: Iterable<string>): Buffer =>
  Buffer.concat([...[...names].map((name) => build("C", Buffer.from("S"), name)), build(SYNC)]);

/** The text of a Query or Parse message, else nothing. */
export function textOf(message: Buffer): string {
  if (typeOf(message) === QUERY) return cstring(message, 5);
  if (typeOf(message) === "P") return cstring(message, message.indexOf(0, 5) + 1);
  return "";
}

/**
 * Gives the statement that a message names the session's own prefix, so that two clients may use one name. `onParse`
 * hears the new name of each statement that is prepared.
 */
export function prefixStatement(message: Buffer, prefix: string, onParse: (name: string) => void): Buffer {
  const type = typeOf(message);
  let start: number;
  if (type === "P") start = 5;
  else if (type === "B") start = message.indexOf(0, 5) + 1;
  else if ((type === "D" || type === "C") && message[5] === 0x53) start = 6;
  else return message;
  const name = cstring(message, start);
  // The unnamed statement lives no longer than its batch.
  if (name === "") return message;
  if (type === "P") onParse(prefix + name);
  const renamed = Buffer.concat([message.subarray(0, start), Buffer.from(prefix), message.subarray(start)]);
  renamed.writeInt32BE(renamed.length - 1, 1);
  return renamed;
}

/** Parameters of a startup packet. */
export function startupParameters(message: Buffer): Map<string, string> {
  const words = message.toString("utf8", 8).split("\0");
  const found = new Map<string, string>();
  for (let i = 0; i + 1 < words.length && words[i]; i += 2) found.set(words[i] ?? "", words[i + 1] ?? "");
  return found;
}

/** What introduces a client to the backend, once in its life. */
export function startupPacket(): Buffer {
  const body = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const header = Buffer.alloc(8);
  header.writeInt32BE(body.length + 8);
  header.writeInt32BE(3 << 16, 4);
  return Buffer.concat([header, body]);
}
