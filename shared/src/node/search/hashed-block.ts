import { conceptsOf } from "./concepts.ts";
import { lexicon } from "./lexicon.ts";
import { stem } from "./stem.ts";
import { isEmpty, wordsOf } from "./words.ts";

export const HASHED_DIMENSIONS = 1024;

/** How much each kind of feature weighs; concepts bridge languages, n-grams survive misspelling, stems are the rest. */
const WEIGHTS = { concepts: 1, grams: 0.5, stems: 0.6 };

/** What a concept of this kind says about a text's subject: "dog" less than "parvovirus". Others: `OTHER_KIND`. */
const KINDS: Record<string, number> = {
  general: 0.3,
  people: 0.4,
  place: 0.4,
  breed: 0.5,
  concept: 0.5,
  season: 0.5,
  body: 0.7,
  stage: 0.7,
  species: 0.8,
  care: 0.9,
};
const OTHER_KIND = 1.2;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;

/** How often each feature occurs, by its hash. */
type Counts = Map<number, number>;

/** A text's concepts, stems and character n-grams, each at a place of its own by its hash; not normalized, empty is zeros. */
export function hashedBlock(text: string): Float32Array {
  const concepts: Counts = new Map();
  for (const [id, weight] of conceptsOf(text))
    concepts.set(hashOf(CONCEPT, id), weight * (KINDS[lexicon().concepts.get(id)?.kind ?? ""] ?? OTHER_KIND));
  const stems: Counts = new Map();
  const grams: Counts = new Map();
  for (const word of wordsOf(text)) {
    if (isEmpty(word)) continue;
    count(stems, hashOf(STEM, stem(word)));
    countGrams(grams, `<${word}>`);
  }
  const out = new Float32Array(HASHED_DIMENSIONS);
  place(concepts, WEIGHTS.concepts, out);
  place(grams, WEIGHTS.grams, out);
  place(stems, WEIGHTS.stems, out);
  return out;
}

const count = (counts: Counts, hash: number): void => void counts.set(hash, (counts.get(hash) ?? 0) + 1);

/** All lengths in one pass: a longer n-gram's hash goes on from the shorter one's. */
function countGrams(counts: Counts, word: string): void {
  for (let start = 0; start + SHORTEST_GRAM <= word.length; start++) {
    let hash = GRAM;
    const end = Math.min(start + LONGEST_GRAM, word.length);
    for (let at = start; at < end; at++) {
      hash = step(hash, word.charCodeAt(at));
      if (at - start + 1 >= SHORTEST_GRAM) count(counts, hash);
    }
  }
}

/** Adds the counts, dampened, as a vector of length `weight`. A bit of the hash is the sign, so that collisions cancel out. */
function place(counts: Counts, weight: number, out: Float32Array): void {
  let squares = 0;
  for (const value of counts.values()) squares += Math.log1p(value) ** 2;
  const factor = weight / (Math.sqrt(squares) || 1);
  for (const [hash, value] of counts) {
    const at = hash % HASHED_DIMENSIONS;
    out[at] = (out[at] ?? 0) + factor * Math.log1p(value) * ((hash >>> 16) & 1 ? 1 : -1);
  }
}

/** FNV-1a in 32 bits over UTF-16 units. */
const step = (hash: number, unit: number): number => Math.imul(hash ^ unit, 16777619) >>> 0;

function hashOf(seed: number, key: string): number {
  let hash = seed;
  for (let i = 0; i < key.length; i++) hash = step(hash, key.charCodeAt(i));
  return hash;
}

/** Features of different kinds never share their hashes. */
const CONCEPT = hashOf(2166136261, "c:");
const STEM = hashOf(2166136261, "s:");
const GRAM = hashOf(2166136261, "g:");
