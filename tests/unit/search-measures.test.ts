import { describe, expect, it } from "vitest";
import { bootstrap, ndcg, recall, reciprocalRank } from "../kit/search/measures.ts";
import { speciesOf } from "../kit/search/eval-files.ts";

describe("measures of a ranking", () => {
  const relevance = { a: 2, b: 1 };

  it("give 1 to the best order and less to a worse one", () => {
    expect(ndcg(["a", "b", "c"], relevance)).toBe(1);
    // By hand: (1 + 3 / log2(3)) / (3 + 1 / log2(3)).
    expect(ndcg(["b", "a"], relevance)).toBeCloseTo(0.7967, 4);
    expect(ndcg(["c", "d"], relevance)).toBe(0);
    expect(ndcg([], {})).toBe(0);
  });

  it("look at ten places and no further", () => {
    const late = [..."0123456789", "a"];
    expect([ndcg(late, relevance), recall(late, relevance), reciprocalRank(late, relevance)]).toEqual([0, 0, 1 / 11]);
  });

  it("count what is relevant, whatever its degree, and not what is named with 0", () => {
    expect(recall(["a"], { a: 2, b: 1, c: 0 })).toBe(0.5);
    expect(reciprocalRank(["c", "a"], { a: 1, c: 0 })).toBe(0.5);
  });

  it("have an interval that holds the mean, is narrower with more queries, and is the same each time", () => {
    const few = bootstrap([0, 1, 1, 0, 1]);
    const many = bootstrap(Array.from({ length: 200 }, (_, i) => [0, 1, 1, 0, 1][i % 5] ?? 0));
    expect([few.mean, many.mean]).toEqual([0.6, 0.6]);
    expect(few.low).toBeLessThan(0.6);
    expect(few.high).toBeGreaterThan(0.6);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
    expect(bootstrap([0, 1, 1, 0, 1])).toEqual(few);
    expect(bootstrap([1, 1])).toEqual({ mean: 1, low: 1, high: 1 });
  });
});

it("animals of a file become the contract's, in either language", () => {
  expect(speciesOf("caballo")).toEqual(["horse"]);
  expect(speciesOf(["Perro", "cat"])).toEqual(["dog", "cat"]);
  expect(speciesOf("perro, gato / pájaro")).toEqual(["dog", "cat", "bird"]);
  expect(speciesOf("unicornio")).toEqual([]);
  expect(speciesOf([])).toEqual([]);
});
