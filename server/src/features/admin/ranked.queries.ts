import { sql, type RawBuilder } from "kysely";
import { refuse } from "../../trpc/refuse.ts";

/** A list in which some rows come first (failed, open), then by time and id, both falling. One index serves all three. */
export interface Ranked {
  /** SQL that is true for the rows that come first; written as its index has it. */
  first: string;
  at: string;
  id: string;
}

const order = ({ first, at, id }: Ranked) => sql.raw(`order by (${first}) desc, ${at} desc, ${id} desc`);

/** `rows/paging.ts` makes the cursor of this and the id. */
const place = ({ first, at }: Ranked) =>
  sql.raw(`(${first})::integer || to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

function after({ first, at, id }: Ranked, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`;
  const found = /^([01])(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\S{1,255})$/.exec(
    Buffer.from(cursor, "base64url").toString("utf8"),
  );
  if (!found) throw refuse(400, "input_invalid", { field: "cursor" });
  const [, rank, moment, last] = found;
  return sql<boolean>`${sql.raw(`((${first}), ${at}, ${id})`)} < (${rank === "1"}::boolean, ${moment}::timestamptz, ${last})`;
}

export const ranked = { order, place, after };
