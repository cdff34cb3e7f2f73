import { sql, type RawBuilder } from "kysely";
import { readCursor, type PageInput } from "./paging.ts";

/** Where a page of table `alias`, newest first, goes on. */
export function beforeCursor(alias: string, { cursor }: PageInput): RawBuilder<boolean> {
  const place = readCursor(cursor);
  if (!place) return sql<boolean>`true`;
  return sql<boolean>`${sql.raw(`(${alias}.created_at, ${alias}.id)`)} < (${place.at}::timestamptz, ${place.id}::uuid)`;
}

/** The time of a row of table `alias` as its cursor says it: in microseconds, which a Date cannot hold. */
export const cursorAt = (alias: string): RawBuilder<string> =>
  sql.raw(`to_char(${alias}.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
