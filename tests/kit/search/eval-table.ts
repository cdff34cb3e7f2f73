import type { EvalQuery } from "./eval-files.ts";
import type { EvalResult } from "./evaluate.ts";
import { bootstrap, isAnswerable, ndcg, recall, reciprocalRank, type Interval } from "./measures.ts";

const measures = [
  ["nDCG@10", ndcg],
  ["recall@10", recall],
  ["MRR", reciprocalRank],
] as const;

const cell = ({ mean, low, high }: Interval): string => `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;

/** Each category and all of them, with 95 % intervals, and how long an answer took. */
export function table(queries: readonly EvalQuery[], { ranked, model, database, times }: EvalResult): string {
  const answerable = queries.filter(isAnswerable);
  const categories = [...new Set(answerable.map(({ category }) => category))].toSorted();
  const named = categories.map((category) => [category, answerable.filter((query) => query.category === category)] as const);
  const rows = [...named, ["all", answerable] as const].map(([category, chosen]) => {
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
    ...nothingSought(queries, ranked),
    `${model} on ${database}; an answer took ${at(0.5)} ms (median), ${at(0.95)} ms (p95)`,
  ].join("\n");
}

/** Of queries that no document answers: how often nothing is said, and how much else. */
function nothingSought(queries: readonly EvalQuery[], ranked: EvalResult["ranked"]): string[] {
  const found = queries.filter((query) => !isAnswerable(query)).map(({ id }) => ranked[id]?.length ?? 0);
  if (found.length === 0) return [];
  const mean = found.reduce((sum, each) => sum + each, 0) / found.length;
  const none = found.filter((each) => each === 0).length;
  return [
    `${found.length} queries that no document answers: ${none} found nothing, all of them ${mean.toFixed(1)} documents on average`,
  ];
}
