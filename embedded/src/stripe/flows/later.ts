import type { Store } from "../store.ts";

/** What the outside world does some time after we asked it. */
export const LATER = [
  "payment-succeeds",
  "payment-fails",
  "refund-succeeds",
  "refund-fails",
  "chargeback",
  "inquiry",
  "dispute-won",
  "dispute-lost",
] as const;
export type Later = (typeof LATER)[number];

export interface Due {
  object: string;
  act: Later;
}

/** One thing at a time is awaited for one object; `delay` in seconds of this machine's clock. */
export function putLater(store: Store, object: string, act: Later, delay = store.bankDelay): void {
  store.sql
    .prepare(
      "insert into later (object_id, act, due) values (?, ?, ?) on conflict (object_id) do update set act = excluded.act, due = excluded.due",
    )
    .run(object, act, Date.now() + delay * 1000);
}

export function takeDue(store: Store, now = Date.now()): Due[] {
  return store.sql.prepare("delete from later where due <= ? returning object_id as object, act").all(now) as unknown as Due[];
}

export function isDue(store: Store): boolean {
  return store.sql.prepare("select 1 from later where due <= ? limit 1").get(Date.now()) !== undefined;
}

/** Somebody decided instead of waiting. */
export function forgetLater(store: Store, object: string): void {
  store.sql.prepare("delete from later where object_id = ?").run(object);
}
