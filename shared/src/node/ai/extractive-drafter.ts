import { type CareContent, careContent, EXTRACTIVE } from "../../contract/care.ts";
import type { Drafter, Material } from "./drafter.ts";
import { type Scored, scoreSentences } from "./extractive/score.ts";
import { sentencesOf } from "./extractive/sentences.ts";

/** Sentences of findings in a summary. */
const FINDINGS = 4;
/** Below this a sentence says nothing about the animal. */
const LEAST_FINDING = 1;

const words = {
  es: {
    reason: (text: string) => `Motivo de la consulta: «${text}».`,
    none: "La conversación no dejó indicaciones por escrito.",
  },
  en: { reason: (text: string) => `Reason for the consult: “${text}”.`, none: "The conversation left no written advice." },
} as const;

/**
 * A draft without a language model: the vet's own sentences, word for word, sorted into findings, plan, warnings and follow-up
 * by what they say (concepts of the lexicon) and how (orders, doses, times, conditions, alarm). It can leave out; it cannot
 * make up.
 */
export const extractiveDrafter: Drafter = {
  model: EXTRACTIVE,
  promptVersion: EXTRACTIVE,
  draft: (material) => Promise.resolve(extract(material)),
};

export function extract(material: Material): CareContent {
  const { reason, none } = words[material.language];
  const owner = reasonOf(material);
  const spoken = material.messages.filter(({ from }) => from === "vet").map(({ body }) => body);
  const scored = scoreSentences([...spoken, ...material.notes], [material.text, owner].join(" "));
  const of = (kind: Scored["kind"]) => scored.filter((one) => one.kind === kind);
  const findings = of("finding")
    .filter(({ finding }) => finding >= LEAST_FINDING)
    .toSorted((a, b) => b.finding - a.finding)
    .slice(0, FINDINGS)
    .toSorted((a, b) => a.at - b.at)
    .map(({ text }) => text);
  const summary = [owner && reason(owner), ...findings].filter(Boolean).join(" ");
  return careContent.parse({
    summary: clip(summary || none, 4000),
    plan: of("plan")
      .map(({ text }) => clip(text, 1000))
      .slice(0, 12),
    warnings: of("warning")
      .map(({ text }) => clip(text, 1000))
      .slice(0, 8),
    followUp: clip(
      of("followUp")
        .map(({ text }) => text)
        .join(" "),
      1000,
    ),
  });
}

/** What the owner came for, in the owner's own words. */
function reasonOf({ text, messages }: Material): string {
  const first = text.trim() || messages.find(({ from }) => from === "owner")?.body || "";
  let reason = "";
  for (const sentence of sentencesOf(first)) {
    if (reason && reason.length + sentence.length > 280) break;
    reason = reason ? `${reason} ${sentence}` : sentence;
  }
  return clip(reason, 300).replace(/[.\s]+$/u, "");
}

function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/\s+\S*$/u, "")}…`;
}
