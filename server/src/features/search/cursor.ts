import { z } from "zod";
import { refuse } from "../../trpc/refuse.ts";
import type { Scales, Scope } from "./merge.ts";
import type { Place } from "./search.queries.ts";

/** Where each scope's list goes on, null before its first row; a scope that has no more is left out. */
export interface Cursor {
  places: Partial<Record<Scope, Place | null>>;
  /** Those of the first page: what the scopes' scores count beside each other must not change on the way. */
  scales: Scales;
}

const part = z.number().min(0).max(1);
const place = z.strictObject({ score: part, id: z.string().regex(/^[0-9a-f-]{36}(:\d{1,9})?$/) }).nullable();
const schema = z.strictObject({
  places: z.strictObject({ articles: place.optional(), records: place.optional() }),
  scales: z.strictObject({ articles: part, records: part }),
});

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** @throws ReasonError `input_invalid` for anything that was not written here. */
export function readCursor(text: string): Cursor {
  try {
    const { places, scales } = schema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    const { articles, records } = places;
    return { places: { ...(articles !== undefined && { articles }), ...(records !== undefined && { records }) }, scales };
  } catch (error) {
    throw refuse(400, "input_invalid", { field: "cursor" }, error);
  }
}
