import type { Species } from "../pets.ts";
import { type Hazard, parseSubstances, type Substance } from "./parse.ts";
import { SUBSTANCES } from "./substances.ts";

export interface DoseQuestion {
  /** A substance's id, or one of its names in either language. */
  substance: string;
  species: Species;
  /** Null: not known. */
  weightGrams: number | null;
  amountMg: number | null;
}

/**
 * What is known about an amount for an animal. It informs a vet and prescribes nothing: `below` says that it is less than the
 * least dose that is known to harm, not that it is safe.
 */
export type DoseVerdict =
  | "unknown_substance"
  /** Known, but not for this species. */
  | "no_data"
  /** No safe amount is known. */
  | "any_amount"
  | "needs_weight"
  | "needs_amount"
  | "below"
  | "signs"
  | "serious"
  | "deadly"
  | "under_range"
  | "in_range"
  | "over_range";

export interface DoseAnswer {
  verdict: DoseVerdict;
  substance: Substance | null;
  /** What it was measured by; its figures are for each kg. */
  hazard: Hazard | null;
  mgPerKg: number | null;
}

/** Heavier than any animal that we know. */
const HEAVIEST = 2_000_000;
const MOST_MG = 1_000_000_000;

let known: Substance[] | undefined;
/** All of the file, in its order. */
export const substances = (): Substance[] => (known ??= parseSubstances(SUBSTANCES));

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9%]+/gu, " ")
    .trim();

export function findSubstance(name: string): Substance | null {
  const wanted = plain(name);
  if (wanted === "") return null;
  const names = ({ names: { es, en } }: Substance) => [...es, ...en].map(plain);
  return substances().find(({ id }) => id === name) ?? substances().find((one) => names(one).includes(wanted)) ?? null;
}

const usable = (value: number | null, most: number): value is number =>
  value !== null && Number.isFinite(value) && value > 0 && value <= most;

export function checkDose({ substance: name, species, weightGrams, amountMg }: DoseQuestion): DoseAnswer {
  const substance = findSubstance(name);
  if (!substance) return { verdict: "unknown_substance", substance, hazard: null, mgPerKg: null };
  const mgPerKg = usable(weightGrams, HEAVIEST) && usable(amountMg, MOST_MG) ? amountMg / (weightGrams / 1000) : null;
  const own = substance.hazards.filter((hazard) => hazard.species === species);
  const hazards = own.length > 0 ? own : substance.hazards.filter((hazard) => hazard.species === "*");
  const [hazard] = hazards;
  if (!hazard) return { verdict: "no_data", substance, hazard: null, mgPerKg };
  const answer = (verdict: DoseVerdict) => ({ verdict, substance, hazard, mgPerKg });
  if (hazard.dose.kind === "any") return answer("any_amount");
  if (!usable(weightGrams, HEAVIEST)) return answer("needs_weight");
  if (mgPerKg === null) return answer("needs_amount");
  return answer(verdictOf(hazard.dose, mgPerKg));
}

/** A millionth is forgiven, so that 0.3 mg for 3 kg is not more than 0.1 mg/kg. */
function verdictOf(dose: Exclude<Hazard["dose"], { kind: "any" }>, mgPerKg: number): DoseVerdict {
  const reaches = (level: number | null) => level !== null && mgPerKg >= level * (1 - 1e-6);
  if (dose.kind === "range") {
    if (!reaches(dose.from)) return "under_range";
    return mgPerKg > dose.to * (1 + 1e-6) ? "over_range" : "in_range";
  }
  if (reaches(dose.deadly)) return "deadly";
  if (reaches(dose.serious)) return "serious";
  return reaches(dose.signs) ? "signs" : "below";
}
