import { checkDose, type DoseQuestion, type DoseVerdict } from "@callavet/shared/contract/dose/check-dose.ts";
import { describe, expect, test } from "vitest";

const ask = (substance: string, species: DoseQuestion["species"], weightGrams: number | null, amountMg: number | null) =>
  checkDose({ substance, species, weightGrams, amountMg });

describe("thresholds", () => {
  // A dog of 10 kg; xylitol harms from 75 and 500 mg/kg, ibuprofen from 8, 100 and 400.
  test.each<[string, number, DoseVerdict]>([
    ["xylitol", 749, "below"],
    ["xylitol", 750, "signs"],
    ["xylitol", 4999, "signs"],
    ["xylitol", 5000, "serious"],
    // No deadly dose is agreed on.
    ["xylitol", 500_000, "serious"],
    ["ibuprofen", 79, "below"],
    ["ibuprofen", 80, "signs"],
    ["ibuprofen", 1000, "serious"],
    ["ibuprofen", 4000, "deadly"],
  ])("%s, %d mg for a dog of 10 kg: %s", (substance, amount, verdict) => {
    expect(ask(substance, "dog", 10_000, amount)).toMatchObject({ verdict, mgPerKg: amount / 10 });
  });

  test("a cat is measured by its own figures", () => {
    expect(ask("ibuprofen", "dog", 4000, 200).verdict).toBe("signs");
    expect(ask("ibuprofen", "cat", 4000, 200).verdict).toBe("serious");
    expect(ask("onion", "dog", 4000, 20_000).verdict).toBe("below");
    expect(ask("onion", "cat", 4000, 20_000).verdict).toBe("signs");
  });

  test("half a bar of dark chocolate, 50 g, is nothing much for 28 kg and serious for 5", () => {
    expect(ask("dark_chocolate", "dog", 28_000, 50_000).verdict).toBe("below");
    expect(ask("baking_chocolate", "dog", 28_000, 50_000).verdict).toBe("signs");
    expect(ask("dark_chocolate", "dog", 5000, 50_000).verdict).toBe("serious");
  });
});

describe("no safe amount", () => {
  test.each([
    ["paracetamol", "cat"],
    ["lily", "cat"],
    ["permethrin", "cat"],
    ["grapes", "dog"],
    ["clindamycin", "rabbit"],
    ["oleander", "horse"],
    ["fipronil", "rabbit"],
    ["ptfe_fumes", "bird"],
  ] as const)("%s for a %s, whatever is known of amount and weight", (substance, species) => {
    for (const weight of [null, 4000])
      for (const amount of [null, 0.001, 100]) expect(ask(substance, species, weight, amount).verdict).toBe("any_amount");
  });
});

describe("usual ranges", () => {
  test.each<[number, DoseVerdict]>([
    [0.9, "under_range"],
    [1, "in_range"],
    [2, "in_range"],
    [2.1, "over_range"],
  ])("meloxicam, %d mg for a dog of 10 kg: %s", (amount, verdict) => {
    expect(ask("meloxicam", "dog", 10_000, amount).verdict).toBe(verdict);
  });

  test("a range of one figure is met by it, by whatever sums it comes", () => {
    expect(ask("firocoxib", "horse", 3000, 0.3).verdict).toBe("in_range");
    expect(ask("enrofloxacin", "cat", 4700, 23.5).verdict).toBe("in_range");
    expect(ask("enrofloxacin", "cat", 4000, 40).verdict).toBe("over_range");
  });
});

describe("what is not known", () => {
  test.each([null, 0, -5, Number.NaN, Number.POSITIVE_INFINITY, 3_000_000])("a weight of %s is none", (weight) => {
    expect(ask("ibuprofen", "dog", weight, 200)).toMatchObject({ verdict: "needs_weight", mgPerKg: null });
  });

  test.each([null, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])("an amount of %s is none", (amount) => {
    expect(ask("ibuprofen", "dog", 10_000, amount)).toMatchObject({ verdict: "needs_amount", mgPerKg: null });
  });

  test("the substance, or the substance for this animal: it is said, and nothing is called safe", () => {
    expect(ask("kryptonite", "dog", 1000, 1)).toEqual({
      verdict: "unknown_substance",
      substance: null,
      hazard: null,
      mgPerKg: null,
    });
    expect(ask("", "dog", 1000, 1).verdict).toBe("unknown_substance");
    expect(ask("ibuprofen", "fish", 100, 1)).toMatchObject({ verdict: "no_data", hazard: null });
  });
});

test("a substance is found by its names in both languages, however they are written", () => {
  for (const name of ["Xilitol", "chicle sin azucar", "BIRCH SUGAR", " xylitol "])
    expect(ask(name, "dog", null, null).substance?.id).toBe("xylitol");
  expect(ask("acetaminofén", "cat", null, null).substance?.id).toBe("paracetamol");
});

test("a species with its own line is not measured by everybody's", () => {
  expect(ask("yew", "horse", null, null).hazard?.effect.en).toContain("100 to 200");
  expect(ask("yew", "rabbit", null, null).verdict).toBe("any_amount");
});
