import { commonWords } from "./common-words.ts";
import { lexicon } from "./lexicon.ts";
import { soundOf } from "./sound.ts";
import { stem } from "./stem.ts";
import { wordsOf } from "./words.ts";

/** The words that a query's words may have been meant as. */
export interface Vocabulary {
  /** Words by the length of their sound. */
  readonly byLength: ReadonlyMap<number, readonly Entry[]>;
  /** Those, and everyday ones: none of them is corrected. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

interface Entry {
  word: string;
  sound: string;
  /** How common it is. */
  count: number;
  /** Which letters its sound has. */
  letters: number;
}

export interface Correction {
  from: string;
  to: string;
  /** How sure it is, up to 1: what weighs less than a word as it was typed. */
  trust: number;
}

/** A word of the corpus counts as so many of the lexicon. */
const CORPUS = 3;
/** Shorter words are not corrected: too much is near them. */
const SHORTEST = 4;
/** Below this the first letter has to be right; above, a wrong one counts double: few people mistake it. */
const FIRST_LETTER = 6;

/** How many slips a word of this length may have. */
const slipsOf = (length: number): number => (length <= 5 ? 1 : length <= 9 ? 2 : 3);

/** A word that sounds the same was meant; each slip makes it less sure, in a short word more than in a long one. */
const trustOf = (slips: number, length: number): number => Math.max(0.3, 0.95 - (slips * 1.2) / length);

/** The corpus' own words with the number of documents that have them, and the lexicon's. */
export function createVocabulary(corpus: Iterable<{ word: string; documents: number }>): Vocabulary {
  const counts = new Map<string, number>();
  const add = (word: string, count: number): void => void counts.set(word, (counts.get(word) ?? 0) + count);
  for (const { word, documents } of corpus) for (const each of wordsOf(word)) add(each, CORPUS * documents);
  for (const { es, en } of lexicon().concepts.values())
    for (const term of [...es, ...en]) for (const word of wordsOf(term)) add(word, 1);
  const byLength = new Map<number, Entry[]>();
  for (const [word, count] of counts) {
    const sound = soundOf(word);
    const entry = { word, sound, count, letters: lettersOf(sound) };
    const bucket = byLength.get(sound.length);
    if (bucket) bucket.push(entry);
    else byLength.set(sound.length, [entry]);
  }
  const words = new Set([...counts.keys(), ...commonWords()]);
  return { byLength, words, stems: new Set([...words].map(stem)) };
}

/** What each unknown word was probably meant as: the word of the vocabulary that sounds nearest, and of those the commonest. */
export function correct(words: readonly string[], vocabulary: Vocabulary): Correction[] {
  return words.flatMap((from) => (isKnown(from, vocabulary) ? [] : (nearest(from, vocabulary) ?? [])));
}

function isKnown(word: string, { words, stems }: Vocabulary): boolean {
  return word.length < SHORTEST || /\d/u.test(word) || words.has(word) || stems.has(stem(word));
}

function nearest(word: string, { byLength }: Vocabulary): Correction | null {
  const sound = soundOf(word);
  const letters = lettersOf(sound);
  // Letters struck many times over: nobody's word.
  if (sound.length * 2 < word.length) return null;
  const span = slipsOf(word.length);
  let limit = span;
  let best: Entry | null = null;
  for (let length = sound.length - span; length <= sound.length + span; length++)
    for (const entry of byLength.get(length) ?? []) {
      const isOther = entry.sound[0] !== sound[0] && entry.word[0] !== word[0];
      if (isOther && entry.word.length < FIRST_LETTER) continue;
      // Each slip changes two letters of the set at most.
      if (bitsOf(letters ^ entry.letters) > 2 * limit) continue;
      const distance = slipsBetween(sound, entry.sound, limit) + Number(isOther);
      if (distance > limit || (best && distance === limit && !isLikelier(entry, best, word))) continue;
      limit = distance;
      best = entry;
    }
  return best && { from: word, to: best.word, trust: trustOf(limit, sound.length) };
}

/** Of two that sound equally near: the one written nearer, then the commoner one. */
function isLikelier(one: Entry, other: Entry, word: string): boolean {
  const nearer = slipsBetween(word, other.word, FAR) - slipsBetween(word, one.word, FAR);
  return nearer > 0 || (nearer === 0 && one.count > other.count);
}
const FAR = 99;

/** One bit for each letter that a sound has; digits and the ch share the bits that are left. */
function lettersOf(word: string): number {
  let bits = 0;
  for (const letter of word) bits |= 1 << ((letter.charCodeAt(0) - 97) & 31);
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
