import { analyseQuery } from "@callavet/shared/node/search/analyse-query.ts";
import { createVocabulary } from "@callavet/shared/node/search/spelling.ts";
import { stem } from "@callavet/shared/node/search/stem.ts";
import { toHalfvec } from "@callavet/shared/node/search/vector-text.ts";
import { fold, wordsOf } from "@callavet/shared/node/search/words.ts";
import { expect, test } from "vitest";

const vocabulary = createVocabulary([{ word: "perreras", documents: 2 }]);
const analysed = (q: string) => analyseQuery(q, vocabulary);

test("words are as typed without accents, concepts are those of the query, strongest first", () => {
  const { query, text, corrections } = analysed("Cólico en mi caballo");
  expect(query.words).toEqual(["colico", "en", "mi", "caballo"]);
  expect(query.concepts.map(({ id }) => id)).toEqual(expect.arrayContaining(["colic", "horse"]));
  const weights = query.concepts.map(({ weight }) => weight);
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  expect({ text, corrections, corrected: query.corrected }).toEqual({
    text: "Cólico en mi caballo",
    corrections: [],
    corrected: [],
  });
});

test("corrections stand beside what was typed, and are read as the terms they are part of", () => {
  const { query, text } = analysed("tos de las pereras en mi cahorro");
  expect(query.words).toEqual(expect.arrayContaining(["pereras", "cahorro"]));
  expect(query.corrected).toEqual([
    { word: "perreras", weight: expect.any(Number) },
    { word: "cachorro", weight: expect.any(Number) },
  ]);
  expect(query.corrected.every(({ weight }) => weight > 0 && weight < 1)).toBe(true);
  expect(text).toBe("tos de las pereras en mi cahorro perreras cachorro");
  expect(query.concepts.map(({ id }) => id)).toEqual(expect.arrayContaining(["kennel_cough", "puppy"]));
});

test.each(["", "   ", "\u{1f600}\u{1f436}", "'; drop table x; --", "مرحبا", "%_\\", "\u0000", "\ud800"])(
  "%j is analysed without harm",
  (q) => {
    const { query } = analysed(q);
    expect(query.words.every((word) => /^[a-zñ0-9]+$/u.test(word))).toBe(true);
  },
);

test("a query of 10 kB is cut to what can still matter, soon", () => {
  const began = performance.now();
  const { query } = analysed(
    Array.from({ length: 1500 }, (_, i) => `wrod${"abcdefghij"[i % 10]}${"klmnopqrst"[Math.floor(i / 10) % 10]}`).join(" "),
  );
  expect(query.words.length).toBeLessThanOrEqual(64);
  expect(query.concepts.length).toBeLessThanOrEqual(32);
  expect(performance.now() - began).toBeLessThan(2000);
});

test("accents and case do not matter, the ñ does", () => {
  expect(wordsOf("ÁÉÍÓÚ Ü Año ano e\u0301l it's 2,5 kg")).toEqual(["aeiou", "u", "año", "ano", "el", "it", "s", "2", "5", "kg"]);
  expect(fold("N\u0303ANDÚ")).toBe("ñandu");
});

test("forms of a word share their stem in both languages", () => {
  for (const forms of [
    ["sangra", "sangran", "sangrar", "sangrando"],
    ["vacuna", "vacunas"],
    ["scratching", "scratches", "scratched"],
  ])
    expect(new Set(forms.map(stem)).size, forms.join()).toBe(1);
});

test("a vector is written as pgvector reads it", () => {
  expect(toHalfvec(Float32Array.of(0, 1, -0.25, 0.1))).toBe("[0,100000e-5,-25000e-5,10000e-5]");
});
