import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { AfterLastRetry } from "./flows/dunning.ts";
import { missing, StripeRefusal } from "./wire/errors.ts";
import { type Page, type WireList, wireList } from "./wire/paging.ts";
import type { AnyObject, Kind, Of } from "./wire/stored.ts";

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create table if not exists objects (seq integer primary key autoincrement, kind text not null, id text not null unique, created integer not null, json text not null);
  create index if not exists objects_kind on objects (kind, seq);
  create index if not exists objects_customer on objects (kind, json_extract(json, '$.customer'), seq);
  create table if not exists deliveries (
    id integer primary key autoincrement, event_id text not null, endpoint_id text not null, status text not null,
    attempts integer not null default 0, next_at integer not null, last_at integer, last_status integer, last_error text);
  create index if not exists deliveries_due on deliveries (next_at) where status = 'pending';
  create index if not exists deliveries_event on deliveries (event_id);
  create table if not exists checkout_orders (session_id text primary key, json text not null);
  create table if not exists checkout_banks (session_id text primary key, json text not null);
  create table if not exists later (object_id text primary key, act text not null, due integer not null);
  create table if not exists marks (object_id text not null, mark text not null, primary key (object_id, mark));
  create table if not exists idempotency_keys (key text primary key, request text not null, request_id text not null, status integer not null, body text not null, created integer not null);
`;

/** JSON paths are ours, values are bound. A list of values means any of them. */
export type Where = Record<`$.${string}`, SQLInputValue | readonly SQLInputValue[] | boolean | undefined>;

/**
 * All that the stand-in remembers: Stripe's objects as JSON in one table, newest by `seq`. Everything is synchronous,
 * so a request that runs in `transaction` is alone from its first line to its last.
 */
export class Store {
  readonly sql: DatabaseSync;
  /** Seconds that banks take for what they do not do at once: debits, slow refunds. */
  bankDelay = 30;
  afterLastRetry: AfterLastRetry = "cancel";

  constructor(file: string) {
    this.sql = new DatabaseSync(file);
    this.sql.exec(SCHEMA);
  }

  transaction<T>(work: () => T): T {
    this.sql.exec("begin immediate");
    try {
      const result = work();
      this.sql.exec("commit");
      return result;
    } catch (error) {
      this.sql.exec("rollback");
      throw error;
    }
  }

  /** Inside a transaction: what throws leaves nothing behind, except a refusal that keeps what was done. */
  savepoint<T>(work: () => T): T {
    this.sql.exec("savepoint attempt");
    try {
      return work();
    } catch (error) {
      if (!(error instanceof StripeRefusal && error.keep)) this.sql.exec("rollback to attempt");
      throw error;
    } finally {
      this.sql.exec("release attempt");
    }
  }

  put<O extends AnyObject>(object: O): O {
    this.sql
      .prepare(
        "insert into objects (kind, id, created, json) values (?, ?, ?, ?) on conflict (id) do update set json = excluded.json",
      )
      .run(object.object, object.id, createdOf(object), JSON.stringify(object));
    return object;
  }

  remove(id: string): void {
    this.sql.prepare("delete from objects where id = ?").run(id);
  }

  find<K extends Kind>(kind: K, id: string): Of<K> | undefined {
    const row = this.sql.prepare("select json from objects where id = ? and kind = ?").get(id, kind);
    return row ? parse<K>(row) : undefined;
  }

  /** @throws StripeRefusal 404, or 400 when `param` says which parameter named it. */
  get<K extends Kind>(kind: K, id: string, param = "id"): Of<K> {
    const found = this.find(kind, id);
    if (!found) throw missing(kind.replace("test_helpers.", "").replace("_", " "), id, param);
    return found;
  }

  /** Whatever has this id: how `expand` follows one. */
  any(id: string): AnyObject | undefined {
    const row = this.sql.prepare("select json from objects where id = ?").get(id);
    return row ? parse<Kind>(row) : undefined;
  }

  all<K extends Kind>(kind: K, where: Where = {}): Of<K>[] {
    const { clause, values } = conditions(where);
    return this.sql
      .prepare(`select json from objects where kind = ?${clause} order by seq`)
      .all(kind, ...values)
      .map((row) => parse<K>(row));
  }

  /** One page, newest first, by Stripe's cursors. */
  page<K extends Kind>(kind: K, url: string, page: Page, where: Where = {}): WireList<Of<K>> {
    const limit = page.limit ?? 10;
    const backwards = page.ending_before !== undefined;
    const filter = conditions(where);
    const range = createdRange(page.created);
    const cursor = page.ending_before ?? page.starting_after;
    const after = cursor === undefined ? "" : ` and seq ${backwards ? ">" : "<"} ?`;
    const from = cursor === undefined ? [] : [this.#seqOf(kind, cursor, backwards ? "ending_before" : "starting_after")];
    const rows = this.sql
      .prepare(
        `select json from objects where kind = ?${filter.clause}${range.clause}${after} order by seq ${backwards ? "asc" : "desc"} limit ?`,
      )
      .all(kind, ...filter.values, ...range.values, ...from, limit + 1)
      .map((row) => parse<K>(row));
    const data = rows.slice(0, limit);
    return wireList(url, backwards ? data.toReversed() : data, rows.length > limit);
  }

  #seqOf(kind: Kind, id: string, param: string): number {
    const row = this.sql.prepare("select seq from objects where id = ? and kind = ?").get(id, kind);
    if (!row) throw missing(kind.replace("_", " "), id, param);
    return Number(row["seq"]);
  }

  close(): void {
    this.sql.close();
  }
}

/** Two kinds have another word for it. */
function createdOf(object: AnyObject): number {
  if (object.object === "invoiceitem") return object.date;
  return object.object === "discount" ? object.start : object.created;
}

function parse<K extends Kind>(row: Record<string, unknown>): Of<K> {
  return JSON.parse(String(row["json"])) as Of<K>;
}

function conditions(where: Where): { clause: string; values: SQLInputValue[] } {
  const values: SQLInputValue[] = [];
  let clause = "";
  for (const [path, value] of Object.entries(where)) {
    if (value === undefined) continue;
    const wanted = (Array.isArray(value) ? value : [value]).map((each) => (typeof each === "boolean" ? Number(each) : each));
    clause += ` and json_extract(json, '${path}') in (${wanted.map(() => "?").join(", ")})`;
    values.push(...wanted);
  }
  return { clause, values };
}

const COMPARE = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

function createdRange(range: Page["created"]): { clause: string; values: number[] } {
  if (range === undefined) return { clause: "", values: [] };
  if (typeof range === "number") return { clause: " and created = ?", values: [range] };
  const parts = (["gt", "gte", "lt", "lte"] as const).flatMap((key) =>
    range[key] === undefined ? [] : [{ sql: ` and created ${COMPARE[key]} ?`, value: range[key] }],
  );
  return { clause: parts.map((part) => part.sql).join(""), values: parts.map((part) => part.value) };
}
