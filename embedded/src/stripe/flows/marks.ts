import type { Store } from "../store.ts";

/** What was done about an object and the object itself does not show. */
export function putMark(store: Store, object: string, mark: string): void {
  store.sql.prepare("insert or ignore into marks (object_id, mark) values (?, ?)").run(object, mark);
}

export function marked(store: Store, object: string, mark: string): boolean {
  return store.sql.prepare("select 1 from marks where object_id = ? and mark = ?").get(object, mark) !== undefined;
}
