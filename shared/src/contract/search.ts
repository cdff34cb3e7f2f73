import { z } from "zod";
import { articleSpecies } from "./articles.ts";
import { language, moment, page } from "./common.ts";
import { urgency } from "./sessions.ts";

/** The most that is taken in. Of more than `ASKED` characters the first are looked for, and the answer says so. */
export const MAX_QUERY = 16_384;
export const ASKED = 600;

/** `records`: notes and messages that the caller may read. Without a token there are articles alone. */
export const searchScope = z.enum(["all", "articles", "records"]);
export type SearchScope = z.infer<typeof searchScope>;

const time = z.union([moment, z.iso.date()]);

export const searchInput = z.object({
  q: z.string().max(MAX_QUERY),
  scope: searchScope.optional(),
  species: articleSpecies.optional(),
  /** Of what is found; the query may be in either. */
  language: language.optional(),
  /** What was written at or after this; a day begins at midnight in UTC. */
  from: time.optional(),
  /** What was written before this. */
  to: time.optional(),
  cursor: z.string().max(800).optional(),
  limit: z.number().int().min(1).max(50).optional(),
  /** With each result, why it is there. */
  explain: z.boolean().optional(),
});
export type SearchInput = z.infer<typeof searchInput>;

/** A text in pieces; `marked` ones are words that were asked for. Never HTML. */
export const segment = z.object({ text: z.string(), marked: z.boolean() });
export type Segment = z.infer<typeof segment>;

const branch = z.object({ rank: z.number().int(), score: z.number() });

export const explanation = z.object({
  /** By the words and concepts of the query. */
  lexical: branch.nullable(),
  /** By meaning; the score is the cosine of the two vectors. */
  semantic: branch.nullable(),
  words: z.array(z.string()),
  concepts: z.array(z.object({ id: z.string(), es: z.string(), en: z.string() })),
});
export type Explanation = z.infer<typeof explanation>;

export const searchResult = z.object({
  kind: z.enum(["article", "note", "message"]),
  /** The article's or the note's id; a message's is `session:number`. */
  id: z.string(),
  /** Of an article, else null. */
  slug: z.string().nullable(),
  title: z.string().nullable(),
  urgency: urgency.nullable(),
  /** Of a note or a message, else null. */
  sessionId: z.uuid().nullable(),
  seq: z.number().int().nullable(),
  petId: z.uuid().nullable(),
  petName: z.string().nullable(),
  /** The passage that says most of what was asked. */
  snippet: z.array(segment),
  language,
  species: z.array(articleSpecies),
  /** When it was written or, of an article, last changed. */
  at: z.string(),
  /** From 0 to 1, best first; only to be compared within one answer. */
  score: z.number(),
  explain: explanation.optional(),
});
export type SearchResult = z.infer<typeof searchResult>;

/** How many were found: by words, by meaning, and by either. */
const totals = z.object({ lexical: z.number().int(), semantic: z.number().int(), total: z.number().int() });

export const searchPage = page(searchResult).extend({
  /** The embedding service was away: this is what words alone find. */
  degraded: z.boolean(),
  /** Only the first characters of a long query were looked for. */
  shortened: z.boolean(),
  /** Words that were looked for beside the ones written. */
  corrections: z.array(z.object({ from: z.string(), to: z.string() })),
  /** By scope; null for one that was not asked, or not this caller's. */
  totals: z.object({ articles: totals.nullable(), records: totals.nullable() }),
});
export type SearchPage = z.infer<typeof searchPage>;
