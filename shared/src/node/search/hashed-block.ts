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

type Counts = Map<string, number>;

/** A text's concepts, stems and character n-grams, each at a place of its own by its hash; not normalized, empty is zeros. */
export function hashedBlock(text: string): Float32Array {
  const concepts: Counts = new Map();
  for (const [id, count] of conceptsOf(text))
    concepts.set(`c:${id}`, count * (KINDS[lexicon().concepts.get(id)?.kind ?? ""] ?? OTHER_KIND));
  const stems: Counts = new Map();
  const grams: Counts = new Map();
  for (const word of wordsOf(text)) {
    if (isEmpty(word)) continue;
    count(stems, `s:${stem(word)}`);
    const whole = `<${word}>`;
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++)
      for (let at = 0; at + size <= whole.length; at++) count(grams, `g:${whole.slice(at, at + size)}`);
  }
  const out = new Float32Array(HASHED_DIMENSIONS);
  place(concepts, WEIGHTS.concepts, out);
  place(grams, WEIGHTS.grams, out);
  place(stems, WEIGHTS.stems, out);
  return out;
}

const count = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Adds the counts, dampened, as a vector of length `weight`. A bit of the hash is the sign, so that collisions cancel out. */
function place(counts: Counts, weight: number, out: Float32Array): void {
  let squares = 0;
  for (const value of counts.values()) squares += Math.log1p(value) ** 2;
  const factor = weight / (Math.sqrt(squares) || 1);
  for (const [key, value] of counts) {
    const hash = fnv1a(key);
    const at = hash % HASHED_DIMENSIONS;
    out[at] = (out[at] ?? 0) + factor * Math.log1p(value) * ((hash >>> 16) & 1 ? 1 : -1);
  }
}

/** FNV-1a in 32 bits over UTF-16 units. */
function fnv1a(key: string): number {
  let hash = 2166136261;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 16777619);
  return hash >>> 0;
}
