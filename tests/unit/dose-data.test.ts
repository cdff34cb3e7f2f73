import { substances } from "@callavet/shared/contract/dose/check-dose.ts";
import { parseSubstances, sources } from "@callavet/shared/contract/dose/parse.ts";
import { SUBSTANCES } from "@callavet/shared/contract/dose/substances.ts";
import { expect, test } from "vitest";

const all = substances();

test("it is as much as was promised", () => {
  expect(all.filter(({ kind }) => kind === "toxin").length).toBeGreaterThanOrEqual(60);
  expect(all.filter(({ kind }) => kind === "drug").length).toBeGreaterThanOrEqual(40);
});

test("no id and no name stands twice, and both languages are filled", () => {
  const ids = all.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const language of ["es", "en"] as const) {
    const names = all.flatMap(({ names }) => names[language].map((name) => name.toLowerCase()));
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    expect(names.filter((name) => name === "")).toEqual([]);
  }
});

test("each has a line, each line a source that is named, and a species once", () => {
  for (const { id, hazards } of all) {
    expect(hazards.length, id).toBeGreaterThan(0);
    const species = hazards.map((hazard) => hazard.species);
    expect(new Set(species).size, id).toBe(species.length);
    for (const hazard of hazards) expect(Object.values(sources)).toContain(hazard.source);
  }
});

test("levels rise, ranges have an order, and times too", () => {
  for (const { id, hazards } of all)
    for (const { dose, time } of hazards) {
      if (dose.kind === "levels") {
        const levels = [dose.signs, dose.serious, dose.deadly].filter((level) => level !== null);
        expect(levels, id).toEqual(levels.toSorted((a, b) => a - b));
        expect(dose.signs, id).toBeGreaterThan(0);
      }
      if (dose.kind === "range") expect(dose.to, id).toBeGreaterThanOrEqual(dose.from);
      // What only acts later says when.
      if (dose.kind !== "range") expect(time, id).not.toBeNull();
      if (time) expect(time.to, id).toBeGreaterThanOrEqual(time.from);
    }
});

test.each([
  ["= x | poison | a | b", "line 1"],
  ["= x | toxin | a | b\nmouse | any | 1 h | M | a | b", "no species mouse"],
  ["= x | toxin | a | b\ndog | some | 1 h | M | a | b", "no dose some"],
  ["= x | toxin | a | b\ndog | any | 1 h | Z | a | b", "no source Z"],
  ["= x | toxin | a | b\ndog | any | 1 h | M | a", "line 2"],
  ["dog | any | 1 h | M | a | b", "line 1"],
])("what cannot be read is named: %s", (text, said) => {
  expect(() => parseSubstances(text)).toThrow(said);
  expect(() => parseSubstances(SUBSTANCES)).not.toThrow();
});
