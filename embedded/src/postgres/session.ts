import { Duplex } from "node:stream";
import type { Arbiter } from "./arbiter.ts";
import { fatal, Framer, prefixStatement, QUERY, startupParameters, SYNC, TERMINATE, textOf } from "./wire.ts";

let count = 0;

const timeoutSetting = /\bstatement_timeout\s*(?:=|to)\s*'?(\d+)(?:ms)?\b/i;

/**
 * The socket that `pg` believes in. What its client writes is gathered into whole requests for the arbiter, and the
 * answers come back as the server's bytes: so types, errors and tags are read by the same code as in production.
 */
export class Session extends Duplex {
  readonly #arbiter: Arbiter;
  readonly #framer = new Framer();
  readonly #prefix = `c${++count}:`;
  #batch: Buffer[] = [];
  #connectionTimeout: number | null = null;
  #localTimeout: number | null = null;
  /** Names of this session's prepared statements, as the backend knows them. */
  readonly statements = new Set<string>();

  constructor(arbiter: Arbiter) {
    super({ allowHalfOpen: false });
    this.#arbiter = arbiter;
  }

  /** PGlite ignores `statement_timeout`, so it is kept here. In milliseconds; null is the arbiter's default. */
  get statementTimeout(): number | null {
    return this.#localTimeout || this.#connectionTimeout || null;
  }

  connect(): this {
    process.nextTick(() => this.emit("connect"));
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    for (const { type, message } of this.#framer.push(chunk)) this.#take(type, message);
    done();
  }

  override _read(): void {}

  override _final(done: (error?: Error | null) => void): void {
    this.#arbiter.leave(this);
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#arbiter.leave(this);
    done(error);
  }

  #take(type: string, message: Buffer): void {
    if (type === "startup") return this.#start(message);
    if (type === TERMINATE) return this.#arbiter.leave(this);
    // Its answer would have to come before the batch has ended, while somebody else may hold the backend.
    if (type === "H") return this.fail(fatal("0A000", "Cursors are not supported by the embedded database"));
    if (type === QUERY) {
      const [, milliseconds] = timeoutSetting.exec(textOf(message)) ?? [];
      if (milliseconds !== undefined) this.#localTimeout = Number(milliseconds);
    }
    this.#batch.push(prefixStatement(message, this.#prefix, (name) => this.statements.add(name)));
    if (type !== QUERY && type !== SYNC) return;
    this.#arbiter.submit(this, this.#batch);
    this.#batch = [];
  }

  #start(message: Buffer): void {
    this.#connectionTimeout = Number(startupParameters(message).get("statement_timeout")) || null;
    this.#arbiter.greet(this).then(
      (greeting) => this.answer(Buffer.from(greeting), "I"),
      (error: unknown) => this.fail(fatal("57P03", error instanceof Error ? error.message : String(error))),
    );
  }

  answer(bytes: Buffer, status: "I" | "T" | "E" | null): void {
    if (status === "I") this.#localTimeout = null;
    if (!this.destroyed && !this.readableEnded) this.push(bytes);
  }

  /** Says why, and closes. */
  fail(reason: Buffer): void {
    if (this.destroyed) return;
    this.push(reason);
    this.push(null);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
