import type { Species } from "./pets.ts";
import type { Urgency } from "./sessions.ts";
import { signs, type Phrases, type Sign } from "./triage-signs.ts";

export interface Triage {
  urgency: Urgency;
  /** Codes of the signs that were found, most urgent first. */
  redFlags: string[];
}

/** "No para de sangrar", "not sure if he ate it": words that make a negation one no more. */
const EXCUSED = /\b(para|paro|deja|dejo|cesa|stop|stops|stopped|stopping|quit|se si|sabemos|sure|know|solo|only|just)\b/;
const NEGATION =
  /\b(no|not|nunca|jamas|sin|without|never|ningun|ninguna|tampoco|ni|nor|isnt|arent|wasnt|doesnt|dont|didnt|hasnt|havent|niega|denies)\b/;
/** A negation reaches over a few words, and not past the next thing that is said. */
const REACH = 4;
const NEXT_THING = /^(\||pero|but|y|e|and|aunque|although|though|porque|because)$/;

const speciesWords: [Species, RegExp][] = [
  ["cat", /\b(gat[oa]s?|gatit[oa]s?|minin[oa]s?|felin[oa]s?|cats?|kitt(en|y|ies)s?|tomcat|queen)\b/],
  ["horse", /\b(caballos?|yeguas?|potr[oa]s?|potrillos?|horses?|mares?|foals?|pon(y|ies)|gelding|stallion)\b/],
  ["rabbit", /\b(conej[oa]s?|conejit[oa]s?|rabbits?|bunn(y|ies))\b/],
  ["dog", /\b(perr[oa]s?|perrit[oa]s?|cachorr[oa]s?|can(es)?|dogs?|pupp(y|ies)|pups?|bitch)\b/],
  ["cow", /\b(vacas?|terner[oa]s?|novill[oa]s?|cows?|cal(f|ves)|heifers?)\b/],
  ["bird", /\b(loros?|pericos?|canarios?|gallinas?|pajaros?|aves?|parrots?|budgies?|birds?|hens?|chickens?)\b/],
];

/**
 * Signs that cannot wait, in an owner's own words, Spanish or English. It reads what is said, not what is meant: when in
 * doubt it warns, because a false alarm costs a moment. A sign that is plainly denied is none.
 */
export function triage(text: string, species?: Species): Triage {
  const plain = normalize(text);
  const kinds = species ? [species] : speciesWords.filter(([, words]) => words.test(plain)).map(([kind]) => kind);
  const found = compiled.filter(({ sign, patterns }) => fits(sign, kinds) && patterns.some((pattern) => says(plain, pattern)));
  const emergencies = found.filter(({ sign }) => sign.urgency === "emergency");
  const rest = found.filter(({ sign }) => sign.urgency !== "emergency");
  const codes = [...emergencies, ...rest].map(({ sign }) => sign.code);
  return {
    urgency: emergencies.length > 0 ? "emergency" : rest.length > 0 ? "urgent" : "routine",
    redFlags: [...new Set(codes)],
  };
}

const fits = (sign: Sign, kinds: Species[]): boolean => !sign.species || sign.species.some((kind) => kinds.includes(kind));

/** Lower case, no accents, one space between words; what divides clauses becomes a word of its own. */
function normalize(text: string): string {
  return text
    .slice(0, 4000)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/(\d)[.,](\d)/g, "$1$2")
    .replace(/['’`´]/g, "")
    .replace(/[.,;:!?¡¿()\n\r—–]+/g, " | ")
    .replace(/[^a-z0-9|]+/g, " ")
    .trim();
}

function says(plain: string, pattern: RegExp): boolean {
  for (const match of plain.matchAll(pattern)) if (!isDenied(plain.slice(0, match.index))) return true;
  return false;
}

function isDenied(before: string): boolean {
  const words = before.trimEnd().split(" ");
  const near: string[] = [];
  while (near.length < REACH && words.length > 0) {
    const word = words.pop() ?? "";
    if (NEXT_THING.test(word)) break;
    near.unshift(word);
  }
  const reach = near.join(" ");
  return NEGATION.test(reach) && !EXCUSED.test(reach);
}

function patternsOf(phrases: Phrases): RegExp[] {
  return phrases.map((phrase) => new RegExp(`\\b${wordsOf(phrase).map(toPattern).join("")}\\b`, "g"));
}

/** Words of a phrase; spaces within brackets belong to an alternative. */
function wordsOf(phrase: string): string[] {
  let depth = 0;
  const marked = [...phrase].map((char) => {
    if (char === "(") depth += 1;
    if (char === ")") depth -= 1;
    return char === " " && depth === 0 ? "\n" : char;
  });
  return marked.join("").split("\n");
}

const BETWEEN = "(?: (?!(?:no|not|sin|without|never|nunca|isnt|doesnt|hasnt|wasnt|didnt) )[a-z0-9]+){0,4}";
const ACROSS = "(?: [a-z0-9|]+){0,6}";

/** `~` up to four words between, none of them a denial; `~~` six, past a comma too; `word?` may be missing; `*` any ending. */
function toPattern(word: string, index: number): string {
  if (word === "~") return BETWEEN;
  if (word === "~~") return ACROSS;
  const optional = word.endsWith("?");
  const source = (optional ? word.slice(0, -1) : word).replaceAll("*", "[a-z]*").replaceAll(" ~ ", `${BETWEEN} `);
  if (index === 0) return `(?:${source})`;
  return optional ? `(?: (?:${source}))?` : ` (?:${source})`;
}

const compiled = signs.map((sign) => ({ sign, patterns: [...patternsOf(sign.es), ...patternsOf(sign.en)] }));
