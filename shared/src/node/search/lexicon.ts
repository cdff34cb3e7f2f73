import { readFileSync } from "node:fs";
import { stem } from "./stem.ts";
import { isJoining, wordsOf } from "./words.ts";

export interface Concept {
  id: string;
  kind: string;
  /** The first term of each is the concept's name. */
  es: string[];
  en: string[];
  broader: string | null;
}

/** A step of a term, by the stem of its next word. */
export interface TermNode {
  readonly next: Map<string, TermNode>;
  /** Concepts whose term ends here. */
  readonly ends: string[];
}

export interface Lexicon {
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly terms: TermNode;
  /** Concepts by their terms of one word, as it is written but folded. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

const file = new URL("./lexicon.txt", import.meta.url);
const newNode = (): TermNode => ({ next: new Map(), ends: [] });
const listOf = (field: string): string[] =>
  field
    .split(";")
    .map((term) => term.trim())
    .filter(Boolean);

/** What a term and a text are compared by: folded words, without those that join the others. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text);
  const telling = words.filter((word) => !isJoining(word));
  return telling.length > 0 ? telling : words;
}

export const stemsOf = (text: string): string[] => tellingWords(text).map(stem);

/** @throws Error that names the line that cannot be read. */
export function parseLexicon(text: string): Lexicon {
  const concepts = new Map<string, Concept>();
  const terms = newNode();
  const words = new Map<string, string[]>();
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const [id, kind, es, en, broader] = line.split("|").map((field) => field.trim());
    if (!id || !kind || !es || !en) throw new Error(`line ${index + 1} of the lexicon: id | kind | Spanish | English | broader`);
    if (concepts.has(id)) throw new Error(`line ${index + 1} of the lexicon: ${id} is there already`);
    const concept: Concept = { id, kind, es: listOf(es), en: listOf(en), broader: broader || null };
    concepts.set(id, concept);
    for (const term of [...concept.es, ...concept.en]) {
      const [first, ...more] = tellingWords(term);
      if (first === undefined) continue;
      addTerm(terms, [first, ...more].map(stem), id);
      if (more.length === 0) words.set(first, [...new Set([...(words.get(first) ?? []), id])]);
    }
  });
  return { concepts, terms, words };
}

function addTerm(root: TermNode, stems: string[], id: string): void {
  let node = root;
  for (const each of stems) {
    let next = node.next.get(each);
    if (!next) node.next.set(each, (next = newNode()));
    node = next;
  }
  if (!node.ends.includes(id)) node.ends.push(id);
}

export const lexiconText = (): string => readFileSync(file, "utf8");

let ours: Lexicon | undefined;

/** The lexicon of `lexicon.txt`: read once, about 30 ms. */
export const lexicon = (): Lexicon => (ours ??= parseLexicon(lexiconText()));

/** How a person calls a concept; the id itself for one that a newer lexicon no longer has. */
export function conceptName(id: string, language: "es" | "en"): string {
  return lexicon().concepts.get(id)?.[language][0] ?? id;
}
