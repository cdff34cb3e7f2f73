import { fold } from "../search/words.ts";

const UNITS: [RegExp, string][] = [
  [/^(mg|miligramos?|milligrams?)$/u, "mg"],
  [/^(mcg|µg|ug|microgramos?|micrograms?)$/u, "mcg"],
  [/^(ml|cc|mililitros?|milliliters?|millilitres?)$/u, "ml"],
  [/^(g|gr|gramos?|grams?)$/u, "g"],
  [/^(ui|iu|unidades|units)$/u, "iu"],
  [/^(comprimidos?|tabletas?|pastillas?|tablets?|pills?)$/u, "tablet"],
  [/^(gotas?|drops?)$/u, "drop"],
  [/^(%)$/u, "%"],
];
const DOSE =
  /(\d+(?:[.,]\d+)?)\s*(mg|miligramos?|milligrams?|mcg|µg|ug|microgramos?|micrograms?|ml|cc|mililitros?|milliliters?|millilitres?|gr|g|gramos?|grams?|ui|iu|unidades|units|comprimidos?|tabletas?|pastillas?|tablets?|pills?|gotas?|drops?|%)(?![a-z])/gu;

/** Amounts in a text, each as "number unit" in one spelling: "5 mg", "0.5 tablet". */
export function dosesIn(text: string): string[] {
  return [...fold(text).matchAll(DOSE)].map(([, number = "", word = ""]) => {
    const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? word;
    return `${Number(number.replace(",", "."))} ${unit}`;
  });
}

/** Amounts that a draft names and nobody in the consult said: the one thing that a model must never make up. */
export function unsaidDoses(draft: string, said: string): string[] {
  const known = new Set(dosesIn(said));
  return dosesIn(draft).filter((dose) => !known.has(dose));
}
