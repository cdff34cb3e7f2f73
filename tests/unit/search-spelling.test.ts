import { correct, createVocabulary, slipsBetween } from "@callavet/shared/node/search/spelling.ts";
import fc from "fast-check";
import { expect, test } from "vitest";

const vocabulary = createVocabulary([
  { word: "cachorro", documents: 9 },
  { word: "vacunación", documents: 4 },
  { word: "heartworm", documents: 3 },
  { word: "zzyzxina", documents: 1 },
]);
const fixed = (...words: string[]) => correct(words, vocabulary).map(({ to }) => to);

test.each([
  ["cahorro", "cachorro"],
  ["vacunasion", "vacunacion"],
  ["hartworm", "heartworm"],
  ["anxeity", "anxiety"],
  ["lehismaniasis", "leishmaniasis"],
  ["ethilene", "ethylene"],
  ["zzyzxinna", "zzyzxina"],
])("%s is meant as %s", (typed, meant) => {
  expect(correct([typed], vocabulary)).toEqual([{ from: typed, to: meant, trust: expect.any(Number) }]);
});

test.each([
  ["uron", "huron"],
  ["vichera", "bichera"],
  ["emangiosarcoma", "hemangiosarcoma"],
  ["garapatas", "garrapatas"],
  ["seizzure", "seizure"],
  ["queratoconguntivitis", "queratoconjuntivitis"],
])("%s sounds like %s", (typed, meant) => {
  expect(fixed(typed)).toEqual([meant]);
});

test("what sounds the same is trusted more than what is a slip away, and a slip more in a long word than in a short one", () => {
  const [same, long, short] = ["diarea", "leishmaniosus", "taod"].map((word) => correct([word], vocabulary)[0]?.trust ?? 0);
  expect([same! > long!, long! > short!, short! > 0]).toEqual([true, true, true]);
});

test("words of everyday things are not taken for an animal's complaint", () => {
  expect(fixed(..."receta tortilla dolar laptop editing acting guitar election football sistolico".split(" "))).toEqual([]);
});

test.each(["cachorro", "cachorros", "parvovirus", "pushing", "been", "garage", "parque", "maloliente", "dog", "h5n1", "ñu"])(
  "%s stays as it is",
  (word) => {
    expect(fixed(word)).toEqual([]);
  },
);

test("what is near nothing stays, and one bad word does not keep another from being corrected", () => {
  expect(fixed("qqqqwwwxxx", "diarea")).toEqual(["diarrea"]);
  expect(fixed()).toEqual([]);
});

test("of two equally near words the corpus' commoner one is meant", () => {
  const [a, b] = [
    { word: "plantaxo", documents: 1 },
    { word: "plantazo", documents: 5 },
  ];
  for (const corpus of [
    [a, b],
    [b, a],
  ])
    expect(correct(["plantaqo"], createVocabulary(corpus))).toMatchObject([{ from: "plantaqo", to: "plantazo" }]);
});

test("slips are letters put in, left out, changed, or two swapped", () => {
  expect([slipsBetween("gato", "gatto", 3), slipsBetween("gato", "gao", 3), slipsBetween("gato", "pato", 3)]).toEqual([1, 1, 1]);
  expect(slipsBetween("gato", "gaot", 3)).toBe(1);
  expect(slipsBetween("perro", "caballo", 3)).toBeGreaterThan(3);
});

test("slips are symmetric, none for the same word, and never more than the longer word has letters", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "ñ", "r"), maxLength: 9 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = slipsBetween(a, b, 99);
      return slips === slipsBetween(b, a, 99) && (slips === 0) === (a === b) && slips <= Math.max(a.length, b.length);
    }),
  );
});
