import { z } from "zod";
import { integer, text } from "./params.ts";

const limit = integer.refine((n) => n >= 1 && n <= 100, "must be between 1 and 100");
const time = z.union([
  integer,
  z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
]);

/** What every list takes. `expand` is handled for all endpoints at once. */
export const paging = { limit: limit.optional(), starting_after: text.optional(), ending_before: text.optional() };
export const created = { created: time.optional() };

export interface Page {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: z.output<typeof time> | undefined;
}

export interface WireList<T> {
  object: "list";
  url: string;
  has_more: boolean;
  data: T[];
}

export function wireList<T>(url: string, data: T[], hasMore = false): WireList<T> {
  return { object: "list", url, has_more: hasMore, data };
}
