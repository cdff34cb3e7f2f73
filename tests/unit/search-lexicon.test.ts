import { readdirSync, readFileSync } from "node:fs";
import { conceptsOf } from "@callavet/shared/node/search/concepts.ts";
import { conceptName, lexicon, lexiconText, parseLexicon } from "@callavet/shared/node/search/lexicon.ts";
import { fold } from "@callavet/shared/node/search/words.ts";
import { describe, expect, test } from "vitest";

const concepts = [...lexicon().concepts.values()];
const BYWAYS = new Set(["species", "general", "people", "place"]);
const kindOf = (id: string) => lexicon().concepts.get(id)?.kind ?? "";
const idsOf = (text: string) => [...conceptsOf(text).keys()];

describe("the file", () => {
  test("has a thousand concepts, each with terms in both languages", () => {
    expect(concepts.length).toBeGreaterThanOrEqual(1000);
    expect(concepts.filter(({ es, en }) => es.length === 0 || en.length === 0)).toEqual([]);
    expect(concepts.reduce((sum, { es, en }) => sum + es.length + en.length, 0)).toBeGreaterThan(8000);
  });

  test("has no term twice in one concept and language", () => {
    const twice = concepts.flatMap(({ id, es, en }) =>
      [es, en].flatMap((terms) => {
        const plain = terms.map((term) => term.toLowerCase());
        return plain.filter((term, i) => plain.indexOf(term) !== i).map((term) => `${id}: ${term}`);
      }),
    );
    expect(twice).toEqual([]);
  });

  test("has the same term in two concepts only where the file says so below", () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, es, en } of concepts)
      for (const term of [...es, ...en]) owners.set(fold(term), (owners.get(fold(term)) ?? new Set()).add(id));
    const shared = [...owners].filter(([, ids]) => ids.size > 1).map(([term]) => term);
    expect(shared.sort()).toEqual(MEANT_TWICE);
  });

  test("uses ids and kinds in one spelling, and broader concepts that exist", () => {
    expect(concepts.filter(({ id, kind }) => !/^[a-z][a-z0-9_]*$/u.test(id) || !/^[a-z]+$/u.test(kind))).toEqual([]);
    expect(
      concepts.filter(({ id, broader }) => broader !== null && (broader === id || !lexicon().concepts.has(broader))),
    ).toEqual([]);
    expect(lexiconText()).not.toMatch(/\t| $/mu);
  });

  test("is refused with the line's number when a line is incomplete or an id comes twice", () => {
    expect(() => parseLexicon("# c\n\ndog | species | perro | ")).toThrow("line 3");
    expect(() => parseLexicon("dog | species | perro | dog\ndog | species | can | hound")).toThrow("line 2");
  });
});

describe("the guides' subjects", () => {
  const guides = new URL("../../content/articles/", import.meta.url);
  const named = (language: string, file: string) => {
    const text = readFileSync(new URL(`${language}/${file}`, guides), "utf8");
    return new Set(idsOf(/^title: *(.+)$/mu.exec(text)?.[1] ?? "").filter((id) => !BYWAYS.has(kindOf(id))));
  };

  // "The older cat" is about more than a cat, and is found by whoever asks for "gato mayor".
  test("are known in both languages: each title shares a concept with its translation, beside the animal", () => {
    const files = readdirSync(new URL("es/", guides));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => ![...named("es", file)].some((id) => named("en", file).has(id)))).toEqual([]);
  });
});

describe("concepts of a text", () => {
  test.each([
    ["colico caballo", ["colic", "horse"]],
    ["CÓLICO EQUINO", ["colic", "horse"]],
    ["my mare has colic", ["colic", "horse"]],
    ["vomitó toda la noche", ["vomiting"]],
    ["he keeps throwing up", ["vomiting"]],
  ])("%s", (text, expected) => {
    expect(idsOf(text)).toEqual(expect.arrayContaining(expected));
  });

  test("a term of several words is found without the words that join them, and counts more than one word", () => {
    const own = parseLexicon("hoof | body | casco | hoof\nabscess | disease | absceso de casco; absceso | hoof abscess | hoof");
    const found = conceptsOf("tiene un absceso en el casco", own);
    expect(found.get("abscess")).toBe(1 + 1.5);
    expect(found.get("hoof")).toBe(1 + 0.5 + 0.75);
  });

  test("a word means what is written before what has its stem, and an everyday word nothing by its stem", () => {
    expect(idsOf("dogs")).toEqual(["dog"]);
    expect(idsOf("my dogs eat better since three days, para siempre")).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(large_breed|betta|birth)$/u)]),
    );
    const own = parseLexicon("a | body | gatos | cats\nb | body | gatas | queens");
    expect([conceptsOf("gatos", own), conceptsOf("gata", own)].map((found) => [...found.keys()])).toEqual([["a"], ["a", "b"]]);
  });

  test("a term of two concepts is shared between them", () => {
    const own = parseLexicon("a | body | uno; dos | one\nb | body | tres; dos | three");
    expect([...conceptsOf("dos", own)]).toEqual([
      ["a", 0.5],
      ["b", 0.5],
    ]);
  });

  test.each(["", "   ", "\u{1f600}", "%%%", "مرحبا", "de la"])("nothing is found in %j", (text) => {
    expect(idsOf(text)).toEqual([]);
  });

  test("has a name in each language, and keeps the id of one that is gone", () => {
    expect(conceptName("colic", "es")).toBe("cólico");
    expect(conceptName("colic", "en")).toBe("colic");
    expect(conceptName("not_there", "en")).toBe("not_there");
  });
});

/** Terms that mean both things. */
const MEANT_TWICE = ["barf", "distension", "kennel", "melena"];
