import { ASKED, searchInput, searchPage, type SearchInput, type SearchPage } from "@callavet/shared/contract/search.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { rest } from "../../trpc/meta.ts";
import { anybodyProcedure } from "../../trpc/procedures.ts";
import { refuse } from "../../trpc/refuse.ts";
import { readCursor, writeCursor, type Cursor } from "./cursor.ts";
import { mergeScopes, scalesOf, type Candidate, type Scope } from "./merge.ts";
import type { ReadQuery } from "./query-reader.ts";
import { toArticle, toRecord } from "./search.map.ts";
import { searchArticles, searchRecords } from "./search.queries.ts";

const USUAL = 10;

export const query = anybodyProcedure
  .meta(
    rest("GET", "/search", "Articles, and the notes and messages one may read; without a token articles alone", {
      limit: "search",
    }),
  )
  .input(searchInput)
  .output(searchPage)
  .query(async ({ ctx, input }) => {
    const scopes = scopesOf(input.scope ?? "all", ctx.userId !== null);
    const cursor = input.cursor === undefined ? null : readCursor(input.cursor);
    const read = await ctx.services.queries.read(input.q.slice(0, ASKED));
    const shortened = input.q.length > ASKED;
    if (!read) return { ...nothingFor(scopes), shortened };
    return { ...(await ctx.transaction((trx) => find(trx, read, input, scopes, cursor))), shortened };
  });

function scopesOf(wanted: NonNullable<SearchInput["scope"]>, isPerson: boolean): Scope[] {
  if (wanted === "records" && !isPerson) throw refuse(401, "unauthenticated");
  if (wanted !== "all") return [wanted];
  return isPerson ? ["articles", "records"] : ["articles"];
}

const nothingFor = (scopes: Scope[]): Omit<SearchPage, "shortened"> => {
  const none = (scope: Scope) => (scopes.includes(scope) ? { lexical: 0, semantic: 0, total: 0 } : null);
  return {
    items: [],
    nextCursor: null,
    degraded: false,
    corrections: [],
    totals: { articles: none("articles"), records: none("records") },
  };
};

async function find(
  trx: Transaction,
  read: ReadQuery,
  input: SearchInput,
  scopes: Scope[],
  cursor: Cursor | null,
): Promise<Omit<SearchPage, "shortened">> {
  const limit = input.limit ?? USUAL;
  const explain = input.explain ?? false;
  const places = cursor?.places ?? Object.fromEntries(scopes.map((scope) => [scope, null]));
  const after = (scope: Scope) => (scopes.includes(scope) ? places[scope] : undefined);
  const totals = nothingFor(scopes).totals;
  // One more of each tells whether there is more.
  const found: Candidate[] = [];
  const inArticles = after("articles");
  if (inArticles !== undefined) {
    const rows = await searchArticles(trx, read, input, inArticles, limit + 1);
    totals.articles = totalsOf(rows[0]);
    found.push(...rows.map((row) => toArticle(row, explain)));
  }
  const inRecords = after("records");
  if (inRecords !== undefined) {
    const rows = await searchRecords(trx, read, input, inRecords, limit + 1);
    totals.records = totalsOf(rows[0]);
    found.push(...rows.map((row) => toRecord(row, explain)));
  }
  const scales = cursor?.scales ?? scalesOf(found);
  const merged = mergeScopes(found, scales);
  const shown = merged.slice(0, limit);
  return {
    items: shown.map(({ result }) => result),
    nextCursor: merged.length > limit ? writeCursor({ places: placesAfter(shown, merged.slice(limit), places), scales }) : null,
    degraded: read.degraded,
    corrections: read.corrections,
    totals,
  };
}

const totalsOf = (row: { lexical_total: number; semantic_total: number; total: number } | undefined) => ({
  lexical: row?.lexical_total ?? 0,
  semantic: row?.semantic_total ?? 0,
  total: row?.total ?? 0,
});

/** Each scope goes on after the last row shown of it; one of which nothing is left is left out. */
function placesAfter(shown: Candidate[], rest: Candidate[], before: Cursor["places"]): Cursor["places"] {
  const next: Cursor["places"] = {};
  for (const { scope } of rest) next[scope] = shown.findLast((each) => each.scope === scope)?.place ?? before[scope] ?? null;
  return next;
}
