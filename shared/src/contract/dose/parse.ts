import type { Bilingual } from "../common.ts";
import { species as speciesOf, type Species } from "../pets.ts";

export const sources = {
  M: "Merck Veterinary Manual",
  A: "ASPCA Animal Poison Control Center",
  P: "Plumb's Veterinary Drug Handbook",
  B: "BSAVA Small Animal Formulary",
  G: "Gupta, Veterinary Toxicology",
  V: "Veterinary Poisons Information Service",
} as const;

/** What a substance does to one species, and from how much; mg for each kg of the animal. */
export interface Hazard {
  species: Species | "*";
  dose:
    | { kind: "any" }
    /** From where signs, serious harm and death are known; null where no figure is agreed on. */
    | { kind: "levels"; signs: number; serious: number | null; deadly: number | null }
    /** One dose in the formulary. */
    | { kind: "range"; from: number; to: number };
  /** Until signs begin; of a range, how often it is given. Null where the source does not say. */
  time: { from: number; to: number; unit: "h" | "d" } | null;
  source: (typeof sources)[keyof typeof sources];
  effect: Bilingual;
}

export interface Substance {
  id: string;
  kind: "toxin" | "drug";
  /** The first is the one to show. */
  names: { es: string[]; en: string[] };
  hazards: Hazard[];
}

const fields = (line: string): string[] => line.split("|").map((field) => field.trim());
const listOf = (field: string): string[] => field.split(";").map((one) => one.trim());

/** @throws Error that names the line that cannot be read. */
export function parseSubstances(text: string): Substance[] {
  const substances: Substance[] = [];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    const wrong = (what: string) => new Error(`line ${index + 1} of the substances: ${what}`);
    if (line.startsWith("=")) {
      const [id, kind, es, en, ...rest] = fields(line.slice(1));
      if (!id || (kind !== "toxin" && kind !== "drug") || !es || !en || rest.length > 0)
        throw wrong("id | kind | Spanish | English");
      substances.push({ id, kind, names: { es: listOf(es), en: listOf(en) }, hazards: [] });
      return;
    }
    const [kinds, dose, time, source, es, en, ...rest] = fields(line);
    const owner = substances.at(-1);
    if (!owner || !kinds || !dose || !time || !es || !en || rest.length > 0)
      throw wrong("species | dose | onset | source | es | en");
    if (!source || !(source in sources)) throw wrong(`no source ${source}`);
    for (const one of kinds.split(",")) {
      const kind = one === "*" ? "*" : speciesOf.safeParse(one).data;
      if (!kind) throw wrong(`no species ${one}`);
      owner.hazards.push({
        species: kind,
        dose: doseOf(dose) ?? fail(wrong(`no dose ${dose}`)),
        time: timeOf(time),
        source: sources[source as keyof typeof sources],
        effect: { es, en },
      });
    }
  });
  return substances;
}

const fail = (error: Error): never => {
  throw error;
};

function doseOf(text: string): Hazard["dose"] | null {
  if (text === "any") return { kind: "any" };
  const range = /^range ([\d.]+) - ([\d.]+)$/u.exec(text);
  if (range) return { kind: "range", from: Number(range[1]), to: Number(range[2]) };
  const levels = /^([\d.]+) \/ ([\d.]+|-) \/ ([\d.]+|-)$/u.exec(text);
  const numberOf = (part: string | undefined) => (part === "-" ? null : Number(part));
  return levels ? { kind: "levels", signs: Number(levels[1]), serious: numberOf(levels[2]), deadly: numberOf(levels[3]) } : null;
}

function timeOf(text: string): Hazard["time"] {
  const found = /^([\d.]+)(?:-([\d.]+))? (h|d)$/u.exec(text);
  if (!found) return null;
  return { from: Number(found[1]), to: Number(found[2] ?? found[1]), unit: found[3] === "d" ? "d" : "h" };
}
