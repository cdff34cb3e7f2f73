import { type Lexicon, lexicon, stemsOf } from "./lexicon.ts";

/** A term of several words is rarely there by chance. */
const LONG_TERM = 1.5;
/** Of what the concept itself counts. */
const BROADER = 0.5;

/**
 * The concepts that a text names, each with how strongly: once for each term found, shared where a term means several.
 * At each word the longest term is taken first and the shorter ones in it count too: whoever writes "absceso de casco"
 * also speaks of a hoof.
 */
export function conceptsOf(text: string, { concepts, terms }: Lexicon = lexicon()): Map<string, number> {
  const stems = stemsOf(text);
  const found = new Map<string, number>();
  const add = (id: string, weight: number): void => void found.set(id, (found.get(id) ?? 0) + weight);
  stems.forEach((_, start) => {
    let node = terms;
    for (let end = start; end < stems.length; end++) {
      const next = node.next.get(stems[end] ?? "");
      if (!next) break;
      node = next;
      for (const id of node.ends) {
        const weight = (end > start ? LONG_TERM : 1) / node.ends.length;
        add(id, weight);
        const broader = concepts.get(id)?.broader;
        if (broader) add(broader, weight * BROADER);
      }
    }
  });
  return found;
}
