import type { SearchResult } from "@callavet/shared/contract/search.ts";
import type { Place } from "./search.queries.ts";

export type Scope = "articles" | "records";
export type Scales = Record<Scope, number>;

/** A row of one scope: what is shown of it, and where its scope's list goes on after it. */
export interface Candidate {
  scope: Scope;
  place: Place;
  /** By meaning and by words, as its scope measured it. */
  semantic: number | null;
  lexical: number | null;
  result: SearchResult;
}

/**
 * Each scope's best has a score near 1, however little it says: beside each other they count by how near their best is by
 * meaning, which compares (the same model measured both), or else by how much of the words it has.
 */
export function scalesOf(candidates: readonly Candidate[]): Scales {
  const key = candidates.some(({ semantic }) => semantic !== null) ? "semantic" : "lexical";
  const most = (scope: Scope) => Math.max(0, ...candidates.map((each) => (each.scope === scope ? (each[key] ?? 0) : 0)));
  const scales = { articles: most("articles"), records: most("records") };
  const top = Math.max(scales.articles, scales.records);
  return top === 0 ? { articles: 1, records: 1 } : { articles: scales.articles / top, records: scales.records / top };
}

/** The lists of both scopes as one, best first; each list keeps its own order. */
export function mergeScopes(candidates: readonly Candidate[], scales: Scales): Candidate[] {
  return candidates
    .map((each) => ({ ...each, result: { ...each.result, score: round(each.place.score * scales[each.scope]) } }))
    .toSorted((one, other) => other.result.score - one.result.score);
}

const round = (score: number): number => Math.round(score * 1e6) / 1e6;
