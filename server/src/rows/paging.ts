import { refuse } from "../trpc/refuse.ts";

export interface PageInput {
  cursor?: string | undefined;
  limit?: number | undefined;
}

const USUAL = 25;

export const limitOf = (input: PageInput): number => input.limit ?? USUAL;

/** The place after a row: its time in microseconds as text, and its id. Opaque to the client. */
export function cursorOf(at: string, id: string): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

export function readCursor(cursor: string | undefined): { at: string; id: string } | null {
  if (cursor === undefined) return null;
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) ([0-9a-f-]{36})$/.exec(
    Buffer.from(cursor, "base64url").toString("utf8"),
  );
  if (!found?.[1] || !found[2]) throw refuse(400, "input_invalid", { field: "cursor" });
  return { at: found[1], id: found[2] };
}

/** A page from `limit + 1` rows; the extra one only tells that there is more. */
export function toPage<R extends { id: string; cursor_at: string }, T>(
  rows: R[],
  input: PageInput,
  map: (row: R) => T,
): { items: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, limitOf(input));
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  return { items: shown.map(map), nextCursor: last ? cursorOf(last.cursor_at, last.id) : null };
}
