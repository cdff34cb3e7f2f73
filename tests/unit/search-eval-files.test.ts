import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { languageOf, readDocuments, readQueries } from "../kit/search/eval-files.ts";
import { table } from "../kit/search/eval-table.ts";

const folder = mkdtempSync(join(tmpdir(), "callavet-eval-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(content: unknown): string {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("documents", () => {
  it("need an id and a text; what else there is, under either of its names, is taken", () => {
    const given = [
      { id: 7, text: "The hen is off her feed" },
      { id: "b", language: "es-MX", species: ["gallina", "dragón"], title: " Moquillo ", body: "Estornudan.", more: true },
      { id: "c", lang: "pt", title: "Só título", species: null },
    ];
    expect(readDocuments(written(given))).toEqual([
      { id: "7", language: "en", species: [], title: "", body: "The hen is off her feed" },
      { id: "b", language: "es", species: ["gallina", "dragón"], title: "Moquillo", body: "Estornudan." },
      { id: "c", language: "en", species: [], title: "Só título", body: "Só título" },
    ]);
  });

  it("may be an object's one list, or one a line", () => {
    const one = { id: "a", title: "T", body: "B" };
    const read = [
      { documents: [one], made: "today" },
      `${JSON.stringify(one)}\n\n${JSON.stringify(one).replace('"a"', '"b"')}\n`,
    ].map((content) => readDocuments(written(content)).map(({ id }) => id));
    expect(read).toEqual([["a"], ["a", "b"]]);
  });

  it.each([
    [[{ title: "T" }], "0.id"],
    [[{ id: "a" }], "neither a title nor a text"],
    [
      [
        { id: "a", body: "x" },
        { id: "a", body: "y" },
      ],
      "the id a comes twice",
    ],
    ["no json", "is not JSON"],
  ])("that do not fit are refused by name: %j", (content, message) => {
    expect(() => readDocuments(written(content))).toThrow(message);
  });
});

describe("queries", () => {
  it("may be of any category, and have their documents as degrees, as a list, or none", () => {
    const given = [
      { id: 1, q: "tos", category: "new kind", rel: { a: 2, b: "1" } },
      { id: "2", query: "cough", relevant: ["a"] },
      { id: "3", text: "receta de tortilla" },
    ];
    expect(readQueries(written(given))).toEqual([
      { id: "1", category: "new kind", q: "tos", rel: { a: 2, b: 1 } },
      { id: "2", category: "all queries", q: "cough", rel: { a: 2 } },
      { id: "3", category: "all queries", q: "receta de tortilla", rel: {} },
    ]);
  });

  it("that no document answers are counted apart from the means", () => {
    const queries = readQueries(
      written([
        { id: "1", q: "tos", category: "same", rel: { a: 2 } },
        { id: "2", q: "tortilla", category: "same" },
      ]),
    );
    const result = { ranked: { "1": ["a"], "2": ["b", "c"] }, model: "m", database: "d", times: [1], misses: [] };
    const lines = table(queries, result).split("\n");
    expect(lines.find((line) => line.startsWith("all"))).toMatch(/^all +1 +1\.000 \[1\.000, 1\.000\]/u);
    expect(lines).toContain("1 queries that no document answers: 0 found nothing, all of them 2.0 documents on average");
  });
});

it("a language that is not named is that of the text's small words", () => {
  expect([languageOf(undefined, "el perro y la gata"), languageOf(null, "the dog and a cat"), languageOf("EN-gb", "la")]).toEqual(
    ["es", "en", "en"],
  );
});
