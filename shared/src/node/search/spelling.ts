import { commonWords } from "./common-words.ts";
import { lexicon } from "./lexicon.ts";
import { stem } from "./stem.ts";
import { wordsOf } from "./words.ts";

/** The words that a query's words may have been meant as. */
export interface Vocabulary {
  /** Words by length, each with how common it is and which letters it has. */
  readonly byLength: ReadonlyMap<number, readonly Entry[]>;
  /** Those, and everyday ones: none of them is corrected. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

interface Entry {
  word: string;
  count: number;
  letters: number;
}

/** A word of the corpus counts as so many of the lexicon. */
const CORPUS = 3;
/** Shorter words are not corrected: too much is near them. */
const SHORTEST = 4;
/** Below this the first letter has to be right. */
const FIRST_LETTER = 6;

/** How many slips a word of this length may have. */
const slipsOf = (length: number): number => (length <= 5 ? 1 : length <= 8 ? 2 : 3);

/** The corpus' own words with the number of documents that have them, and the lexicon's. */
export function createVocabulary(corpus: Iterable<{ word: string; documents: number }>): Vocabulary {
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count);
  for (const { word, documents } of corpus) for (const each of wordsOf(word)) add(each, CORPUS * documents);
  for (const { es, en } of lexicon().concepts.values())
    for (const term of [...es, ...en]) for (const word of wordsOf(term)) add(word, 1);
  const byLength = new Map<number, Entry[]>();
  for (const [word, count] of counts) {
    const entry = { word, count, letters: lettersOf(word) };
    const bucket = byLength.get(word.length);
    if (bucket) bucket.push(entry);
    else byLength.set(word.length, [entry]);
  }
  const words = new Set([...counts.keys(), ...commonWords()]);
  return { byLength, words, stems: new Set([...words].map(stem)) };
}

/** What each unknown word was probably meant as: a word of the vocabulary, the nearest and of those the commonest. */
export function correct(words: readonly string[], vocabulary: Vocabulary): { from: string; to: string }[] {
  return words.flatMap((from) => {
    const to = isKnown(from, vocabulary) ? null : nearest(from, vocabulary);
    return to === null ? [] : [{ from, to }];
  });
}

function isKnown(word: string, { words, stems }: Vocabulary): boolean {
  return word.length < SHORTEST || /\d/u.test(word) || words.has(word) || stems.has(stem(word));
}

function nearest(word: string, { byLength }: Vocabulary): string | null {
  const letters = lettersOf(word);
  let limit = slipsOf(word.length);
  let best: Entry | null = null;
  const span = limit;
  for (let length = word.length - span; length <= word.length + span; length++)
    for (const entry of byLength.get(length) ?? []) {
      if (entry.word.length < FIRST_LETTER && entry.word[0] !== word[0]) continue;
      // Each slip changes two letters of the set at most.
      if (bitsOf(letters ^ entry.letters) > 2 * limit) continue;
      const distance = slipsBetween(word, entry.word, limit);
      if (distance > limit || (best && distance === limit && entry.count <= best.count)) continue;
      limit = distance;
      best = entry;
    }
  return best?.word ?? null;
}

/** One bit for each letter that a word has; digits share the bits that are left. */
function lettersOf(word: string): number {
  let bits = 0;
  for (const letter of word) bits |= letter === "ñ" ? 1 << 26 : 1 << ((letter.charCodeAt(0) - 97) & 31);
  return bits;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Optimal string alignment distance: letters put in, left out, changed, or two swapped; above `limit` any larger number. */
export function slipsBetween(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit + 1) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
