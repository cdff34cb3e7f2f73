import { Backend, BackendLost } from "./backend.ts";
import { Channels } from "./channels.ts";
import type { Session } from "./session.ts";
import { closeStatements, fatal, readAnswer, simpleQuery, textOf } from "./wire.ts";

export interface Limits {
  /** Milliseconds that one batch of statements may take where its session sets no `statement_timeout`. */
  statement: number;
  /** Milliseconds that a transaction may hold the backend without asking anything of it. */
  idleInTransaction: number;
  /** Milliseconds more that a statement has whose client has gone away. */
  abandoned: number;
}

interface Batch {
  session: Session;
  messages: Buffer[];
}

/**
 * Lends the one backend to many sessions, a whole request at a time: a session that opened a transaction keeps it until
 * the backend says that it is idle again. Interleaving single messages instead gives one client another's rows.
 */
export class Arbiter {
  readonly #backend: Backend;
  readonly #limits: Limits;
  readonly #channels = new Channels();
  readonly #sessions = new Set<Session>();
  #waiting: Batch[] = [];
  /** What sessions left behind; done before anybody else's turn. */
  #chores: Buffer[] = [];
  #owner: Session | null = null;
  #running: Batch | "chore" | null = null;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(folder: string, limits: Limits) {
    this.#limits = limits;
    this.#backend = new Backend(folder, (error) => this.#lost(error, null));
  }

  async greet(session: Session): Promise<Uint8Array> {
    const greeting = await this.#backend.greeting();
    this.#sessions.add(session);
    return greeting;
  }

  submit(session: Session, messages: Buffer[]): void {
    if (session === this.#owner) clearTimeout(this.#idleTimer);
    this.#waiting.push({ session, messages });
    this.#next();
  }

  leave(session: Session): void {
    if (!this.#sessions.delete(session)) return;
    this.#waiting = this.#waiting.filter((batch) => batch.session !== session);
    this.#channels.leave(session);
    if (session.statements.size > 0) this.#chores.push(closeStatements(session.statements));
    const running = this.#running !== "chore" && this.#running?.session === session;
    if (running) this.#backend.limit(this.#limits.abandoned);
    else if (session === this.#owner) this.#disown(true);
    this.#next();
  }

  async close(): Promise<void> {
    await this.#backend.close();
  }

  #next(): void {
    if (this.#running) return;
    const repair = this.#owner ? null : this.#channels.repair();
    if (repair) this.#chores.push(simpleQuery(repair));
    const chore = this.#owner ? undefined : this.#chores.shift();
    if (chore) return void this.#doChore(chore);
    const index = this.#owner ? this.#waiting.findIndex((batch) => batch.session === this.#owner) : 0;
    const [batch] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (batch) void this.#run(batch);
  }

  async #run(batch: Batch): Promise<void> {
    const { session, messages } = batch;
    this.#running = batch;
    let answer;
    try {
      answer = readAnswer(await this.#backend.run(messages, session.statementTimeout ?? this.#limits.statement));
    } catch (error) {
      this.#lost(error instanceof BackendLost ? error : new BackendLost("XX000", String(error)), session);
      return;
    }
    this.#running = null;
    if (answer.tags.some((tag) => tag.endsWith("LISTEN")))
      for (const message of messages) this.#channels.note(session, textOf(message));
    const gone = !this.#sessions.has(session);
    if (gone) this.#channels.leave(session);
    if (answer.status === "I") this.#disown(false);
    else if (gone) this.#disown(true);
    else this.#own(session);
    session.answer(answer.forClient, answer.status);
    for (const { channel, message } of answer.notifications)
      for (const one of this.#channels.listeners(channel)) one.answer(message, null);
    this.#next();
  }

  async #doChore(chore: Buffer): Promise<void> {
    this.#running = "chore";
    try {
      await this.#backend.run([chore], this.#limits.statement);
    } catch (error) {
      this.#lost(error instanceof BackendLost ? error : new BackendLost("XX000", String(error)), null);
      return;
    }
    this.#running = null;
    this.#next();
  }

  #own(session: Session): void {
    this.#owner = session;
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      const why = "terminating connection due to idle-in-transaction timeout";
      session.fail(fatal("25P03", `${why}: everybody else waits for it`));
      this.leave(session);
    }, this.#limits.idleInTransaction);
    this.#idleTimer.unref();
  }

  #disown(openTransaction: boolean): void {
    clearTimeout(this.#idleTimer);
    this.#owner = null;
    if (openTransaction) this.#chores.unshift(simpleQuery("rollback"));
  }

  /** Prepared statements, transactions and ears went with the backend, so every session does: its client connects anew. */
  #lost(error: BackendLost, culprit: Session | null): void {
    clearTimeout(this.#idleTimer);
    const sessions = [...this.#sessions];
    this.#sessions.clear();
    this.#channels.clear();
    this.#waiting = [];
    this.#chores = [];
    this.#owner = null;
    this.#running = null;
    for (const session of sessions)
      session.fail(
        fatal(
          session === culprit ? error.code : "57P01",
          session === culprit ? error.message : "The embedded database was restarted",
        ),
      );
  }
}
