import type { SearchResult } from "@callavet/shared/contract/search.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseEmbedder } from "../../server/src/features/search/choose-embedder.ts";
import { readCursor, writeCursor } from "../../server/src/features/search/cursor.ts";
import { mergeScopes, scalesOf, type Candidate } from "../../server/src/features/search/merge.ts";
import type { ModelProgress } from "../../server/src/features/search/search.queries.ts";
import { segmentsOf } from "../../server/src/features/search/search.map.ts";

describe("the embedder that a query is asked with", () => {
  const embedder = (model: string): Embedder => ({ model, version: "1", dimensions: 1536, batch: 1, embed: async () => [] });
  const [fine, plain] = [embedder("fine"), embedder("plain")];
  const progress = (model: string, embedded: number, version = "1"): ModelProgress => ({
    model,
    version,
    documents: 1000,
    embedded,
    failed: 0,
    given_up: 0,
    claimed: 0,
  });

  it("is the old one while the new one has a part only, and the new one when it has as good as all", () => {
    expect(chooseEmbedder([fine, plain], [progress("plain", 1000), progress("fine", 400)])).toBe(plain);
    expect(chooseEmbedder([fine, plain], [progress("plain", 1000), progress("fine", 995)])).toBe(fine);
    // The old one's vectors are on their way out.
    expect(chooseEmbedder([fine, plain], [progress("plain", 200), progress("fine", 1000)])).toBe(fine);
  });

  it("is one whose vectors this process can compare with, or none", () => {
    expect(chooseEmbedder([plain], [progress("fine", 1000), progress("plain", 30)])).toBe(plain);
    expect(chooseEmbedder([plain], [progress("plain", 1000, "another version")])).toBeNull();
    expect(chooseEmbedder([plain], [])).toBeNull();
  });
});

const candidate = (scope: Candidate["scope"], score: number, semantic: number | null, id = `${scope}${score}`): Candidate => ({
  scope,
  place: { id, score },
  semantic,
  lexical: score,
  result: { id, score } as SearchResult,
});

describe("two scopes as one list", () => {
  it("counts a scope by how near its best is, so that the best of nothing much does not come first", () => {
    const found = [candidate("records", 1, 0.1), candidate("articles", 1, 0.8), candidate("articles", 0.5, 0.4)];
    const merged = mergeScopes(found, scalesOf(found));
    expect(merged.map(({ result }) => [result.id, result.score])).toEqual([
      ["articles1", 1],
      ["articles0.5", 0.5],
      ["records1", 0.125],
    ]);
  });

  it("keeps each scope's own order, whatever the scores", () => {
    const part = fc.float({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(part), fc.array(part), part, part, (articles, records, a, r) => {
        const sorted = (scores: number[]) => scores.toSorted((one, other) => other - one);
        const merged = mergeScopes(
          [
            ...sorted(articles).map((score, i) => candidate("articles", score, null, `a${i}`)),
            ...sorted(records).map((score, i) => candidate("records", score, null, `r${i}`)),
          ],
          { articles: a, records: r },
        );
        for (const [letter, count] of [
          ["a", articles.length],
          ["r", records.length],
        ] as const)
          expect(merged.map(({ result }) => result.id).filter((id) => id.startsWith(letter))).toEqual(
            Array.from({ length: count }, (_, i) => `${letter}${i}`),
          );
      }),
    );
  });

  it("has scales of 1 where nothing was found", () => {
    expect(scalesOf([])).toEqual({ articles: 1, records: 1 });
  });
});

describe("a cursor", () => {
  it("comes back as it was written", () => {
    const id = "00000000-0000-4000-8000-000000000001";
    const cursor = { places: { articles: { score: 0.123456, id }, records: null }, scales: { articles: 1, records: 0.5 } };
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(
      readCursor(writeCursor({ places: { records: { score: 1, id: `${id}:17` } }, scales: { articles: 1, records: 1 } })).places,
    ).toEqual({
      records: { score: 1, id: `${id}:17` },
    });
  });
  it("of anybody else's making is refused", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readCursor(text)).toThrow("input_invalid");
      }),
    );
  });
});

describe("a passage in pieces", () => {
  it("marks what SQL marked, and nothing of Markdown is left", () => {
    expect(segmentsOf("## El \u0001cólico\u0002\n\n- **No** espere, \u0001caballo\u0002")).toEqual([
      { text: "El ", marked: false },
      { text: "cólico", marked: true },
      { text: " No espere, ", marked: false },
      { text: "caballo", marked: true },
    ]);
    expect(segmentsOf("")).toEqual([]);
  });
});
