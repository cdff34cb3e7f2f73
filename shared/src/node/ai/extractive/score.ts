import { conceptsOf } from "../../search/concepts.ts";
import { lexicon, stemsOf } from "../../search/lexicon.ts";
import { fold } from "../../search/words.ts";
import { marksOf } from "./marks.ts";
import { isQuestion, sentencesOf } from "./sentences.ts";

/** What a concept of each kind says about a finding, and about something to do. */
const FINDING: Record<string, number> = { disease: 2, injury: 2, toxin: 2, parasite: 1.5, sign: 1, body: 0.5, behaviour: 0.5 };
const DOING: Record<string, number> = { drug: 1, care: 0.75, procedure: 0.75, food: 0.5 };

export interface Scored {
  text: string;
  /** Where it stands in the consult. */
  at: number;
  stems: Set<string>;
  finding: number;
  kind: "warning" | "followUp" | "plan" | "finding";
}

function weigh(concepts: Iterable<string>, worth: Record<string, number>): number {
  let sum = 0;
  for (const id of concepts) sum += worth[lexicon().concepts.get(id)?.kind ?? ""] ?? 0;
  return sum;
}

/** What a sentence of the vet is for: it decides by the strongest of its marks, alarm before all. */
function kindOf(text: string, concepts: Iterable<string>): Scored["kind"] {
  const marks = marksOf(fold(text));
  const names = new Set(concepts);
  const told = marks.urgent || marks.tell;
  if (marks.condition && (told || (!marks.order && weigh(names, FINDING) >= 1))) return "warning";
  if (marks.urgent && (marks.tell || marks.order || marks.advice)) return "warning";
  if (marks.again || marks.tell) return "followUp";
  const plan =
    (marks.order ? 1.5 : 0) +
    (marks.advice ? 1.5 : 0) +
    (marks.dose ? 0.75 : 0) +
    (marks.schedule ? 0.75 : 0) +
    Math.min(1, weigh(names, DOING));
  return plan >= 1.5 ? "plan" : "finding";
}

/** The vet's sentences in order, without questions, pleasantries and what was said before in other words. */
export function scoreSentences(texts: readonly string[], topic: string): Scored[] {
  const kept: Scored[] = [];
  const topicStems = new Set(stemsOf(topic));
  for (const text of texts.flatMap(sentencesOf)) {
    if (isQuestion(text)) continue;
    const stems = new Set(stemsOf(text).filter((stem) => stem.length > 2));
    const concepts = [...conceptsOf(text).keys()];
    const kind = kindOf(text, concepts);
    if (stems.size < (kind === "finding" && concepts.length === 0 ? 3 : 2)) continue;
    if (kept.some((other) => alike(other.stems, stems) > 0.7)) continue;
    const near = [...stems].filter((stem) => topicStems.has(stem)).length;
    kept.push({
      text,
      at: kept.length,
      stems,
      finding: weigh(concepts, FINDING) + near * 0.5 + (marksOf(fold(text)).judgement ? 1 : 0),
      kind,
    });
  }
  // A finding that much else speaks of is what the consult was about.
  for (const one of kept)
    one.finding += kept.reduce((sum, other) => sum + (other === one ? 0 : alike(one.stems, other.stems)), 0) * 2;
  return kept;
}

/** Jaccard's share of common stems. */
function alike(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((stem) => b.has(stem)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
