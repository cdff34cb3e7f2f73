import { commonWords } from "./common-words.ts";
import { type Lexicon, lexicon, tellingWords, type TermNode } from "./lexicon.ts";
import { stem } from "./stem.ts";

/** A term of several words is rarely there by chance. */
const LONG_TERM = 1.5;
/** Of what the concept itself counts. */
const BROADER = 0.5;

/**
 * The concepts that a text names, each with how strongly: once for each term found, shared where a term means several.
 * At each word the longest term is taken first and the shorter ones in it count too: whoever writes "absceso de casco"
 * also speaks of a hoof.
 */
export function conceptsOf(text: string, { concepts, terms, words }: Lexicon = lexicon()): Map<string, number> {
  const telling = tellingWords(text);
  const stems = telling.map(stem);
  const found = new Map<string, number>();
  const add = (id: string, weight: number): void => void found.set(id, (found.get(id) ?? 0) + weight);
  stems.forEach((_, start) => {
    let node = terms;
    for (let end = start; end < stems.length; end++) {
      const next = node.next.get(stems[end] ?? "");
      if (!next) break;
      node = next;
      const ids = end > start ? node.ends : ofOneWord(telling[start] ?? "", node, words);
      for (const id of ids) {
        const weight = (end > start ? LONG_TERM : 1) / ids.length;
        add(id, weight);
        const broader = concepts.get(id)?.broader;
        if (broader) add(broader, weight * BROADER);
      }
    }
  });
  return found;
}

/**
 * What a word means by itself: as it is written, or without a plural's s, and only then by its stem. Stems of short words
 * meet by chance ("dogs" and "dogo", "better" and "betta"), so an everyday word means nothing by its stem.
 */
function ofOneWord(word: string, { ends }: TermNode, words: Lexicon["words"]): readonly string[] {
  const written = words.get(word) ?? (word.endsWith("s") ? words.get(word.slice(0, -1)) : undefined);
  return written ?? (commonWords().has(word) ? [] : ends);
}
