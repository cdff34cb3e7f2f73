import { conceptsOf } from "./concepts.ts";
import { correct, type Vocabulary } from "./spelling.ts";
import { wordsOf } from "./words.ts";

/** What the search functions of the database take as `p_query`. */
export interface SearchQuery {
  words: string[];
  corrected: { word: string; weight: number }[];
  concepts: { id: string; weight: number }[];
}

export interface AnalysedQuery {
  query: SearchQuery;
  /** What to embed: the query as it was typed, with the likely corrections behind it. */
  text: string;
  corrections: { from: string; to: string }[];
}

/** More says nothing new, and costs. */
const MOST_WORDS = 64;
const MOST_CONCEPTS = 32;
/** A correction less sure than this stays out of the text that is embedded: one wrong word moves all of it. */
const LIKELY = 0.5;
/** No concept counts more often, however often it is named. */
const HEAVIEST = 2;

/** Corrections stand beside what was typed, never instead of it: an unknown word may be right, a name or a new drug. */
export function analyseQuery(q: string, vocabulary: Vocabulary): AnalysedQuery {
  const words = [...new Set(wordsOf(q).slice(0, MOST_WORDS))];
  const corrections = correct(words, vocabulary);
  const corrected = corrections.map(({ to, trust }) => ({ word: to, weight: trust }));
  const meant = new Map(corrections.map(({ from, to }) => [from, to]));
  // Corrected in its place, for the terms of several words that it may be part of.
  const asMeant = wordsOf(q)
    .slice(0, MOST_WORDS)
    .map((word) => meant.get(word) ?? word)
    .join(" ");
  const weights = conceptsOf(q);
  if (corrections.length > 0) {
    const trust = Math.min(...corrections.map((each) => each.trust));
    for (const [id, weight] of conceptsOf(asMeant)) {
      const typed = weights.get(id) ?? 0;
      if (weight > typed) weights.set(id, typed + (weight - typed) * trust);
    }
  }
  const concepts = [...weights]
    .map(([id, weight]) => ({ id, weight: Math.min(weight, HEAVIEST) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_CONCEPTS);
  const likely = corrections.filter(({ trust }) => trust >= LIKELY).map(({ to }) => to);
  return {
    query: { words, corrected, concepts },
    text: [q, ...likely].join(" ").trim(),
    corrections: corrections.map(({ from, to }) => ({ from, to })),
  };
}
