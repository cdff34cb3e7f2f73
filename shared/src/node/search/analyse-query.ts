import { conceptsOf } from "./concepts.ts";
import { correct, type Vocabulary } from "./spelling.ts";
import { wordsOf } from "./words.ts";

/** What the search functions of the database take as `p_query`. */
export interface SearchQuery {
  words: string[];
  corrected: string[];
  concepts: { id: string; weight: number }[];
}

export interface AnalysedQuery {
  query: SearchQuery;
  /** What to embed: the query as it was typed, with the corrected words behind it. */
  text: string;
  corrections: { from: string; to: string }[];
}

/** More says nothing new, and costs. */
const MOST_WORDS = 64;
const MOST_CONCEPTS = 32;
/** No concept counts more often, however often it is named. */
const HEAVIEST = 2;

/** Corrections stand beside what was typed, never instead of it: an unknown word may be right, a name or a new drug. */
export function analyseQuery(q: string, vocabulary: Vocabulary): AnalysedQuery {
  const words = [...new Set(wordsOf(q).slice(0, MOST_WORDS))];
  const corrections = correct(words, vocabulary);
  const corrected = corrections.map(({ to }) => to);
  const meant = new Map(corrections.map(({ from, to }) => [from, to]));
  // Corrected in its place, for the terms of several words that it may be part of.
  const asMeant = wordsOf(q)
    .slice(0, MOST_WORDS)
    .map((word) => meant.get(word) ?? word)
    .join(" ");
  const weights = conceptsOf(words.join(" ") === asMeant ? q : asMeant);
  const concepts = [...weights]
    .map(([id, weight]) => ({ id, weight: Math.min(weight, HEAVIEST) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_CONCEPTS);
  return { query: { words, corrected, concepts }, text: [q, ...corrected].join(" ").trim(), corrections };
}
