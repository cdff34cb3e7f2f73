import type { EvalQuery } from "./eval-files.ts";
import type { EvalResult } from "./evaluate.ts";
import { bootstrap, ndcg, recall, reciprocalRank, type Interval } from "./measures.ts";

const measures = [
  ["nDCG@10", ndcg],
  ["recall@10", recall],
  ["MRR", reciprocalRank],
] as const;

const cell = ({ mean, low, high }: Interval): string => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** Each category and all of them, with 95 % intervals, and how long an answer took. */
export function table(queries: readonly EvalQuery[], { ranked, model, database, times }: EvalResult): string {
  const categories = [...new Set(queries.map(({ category }) => category))].toSorted();
  const rows = [...categories, "all"].map((category) => {
    const chosen = category === "all" ? queries : queries.filter((query) => query.category === category);
    const cells = measures.map(([, measure]) => cell(bootstrap(chosen.map(({ id, rel }) => measure(ranked[id] ?? [], rel)))));
    return [category, String(chosen.length), ...cells];
  });
  const lines = [["category", "queries", ...measures.map(([name]) => name)], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(0);
  return [
    ...lines.map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
    "",
    `${model} on ${database}; an answer took ${at(0.5)} ms (median), ${at(0.95)} ms (p95)`,
  ].join("\n");
}
