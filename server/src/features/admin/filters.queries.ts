import { sql, type RawBuilder } from "kysely";
import { readCursor } from "../../rows/paging.ts";

/** Any part of an address, whatever its case; the person's own % and _ are letters. */
export function emailContains(column: string, email: string): RawBuilder<boolean> {
  return sql<boolean>`lower(${sql.raw(column)}) like ${`%${email.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`}`;
}

export interface Order {
  order?: "newest" | "oldest" | undefined;
  cursor?: string | undefined;
}

/** Where the page begins, by time and id of table `alias`. */
export function after(alias: string, { order, cursor }: Order): RawBuilder<boolean> {
  const place = readCursor(cursor);
  if (!place) return sql<boolean>`true`;
  const key = sql.raw(`(${alias}.created_at, ${alias}.id)`);
  const from = sql`(${place.at}::timestamptz, ${place.id}::uuid)`;
  return order === "oldest" ? sql<boolean>`${key} > ${from}` : sql<boolean>`${key} < ${from}`;
}

export function inOrder(alias: string, { order }: Order): RawBuilder<unknown> {
  const way = order === "oldest" ? "asc" : "desc";
  return sql.raw(`order by ${alias}.created_at ${way}, ${alias}.id ${way}`);
}
