import { random } from "../dice.ts";

/** How relevant each document is to a query: 2 answers it, 1 helps. What is not named is not relevant. */
export type Relevance = Readonly<Record<string, number>>;

/** Some queries are about something else, and have no document: they are looked at by how little they find. */
export const isAnswerable = ({ rel }: { rel: Relevance }): boolean => Object.values(rel).some((degree) => degree > 0);

const AT = 10;
const gain = (relevance: number): number => 2 ** relevance - 1;
const discounted = (gains: number[]): number => gains.reduce((sum, each, i) => sum + each / Math.log2(i + 2), 0);

/** Normalized discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), with gains 2^rel − 1. */
export function ndcg(ranked: readonly string[], relevance: Relevance): number {
  const ideal = discounted(
    Object.values(relevance)
      .map(gain)
      .toSorted((a, b) => b - a)
      .slice(0, AT),
  );
  return ideal === 0 ? 0 : discounted(ranked.slice(0, AT).map((id) => gain(relevance[id] ?? 0))) / ideal;
}

/** The part of the relevant documents that is among the first ten. */
export function recall(ranked: readonly string[], relevance: Relevance): number {
  const relevant = Object.keys(relevance).filter((id) => (relevance[id] ?? 0) > 0);
  const first = new Set(ranked.slice(0, AT));
  return relevant.length === 0 ? 0 : relevant.filter((id) => first.has(id)).length / relevant.length;
}

/** One over the place of the first relevant document; 0 where there is none. */
export function reciprocalRank(ranked: readonly string[], relevance: Relevance): number {
  const place = ranked.findIndex((id) => (relevance[id] ?? 0) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

export interface Interval {
  mean: number;
  low: number;
  high: number;
}

const RESAMPLES = 2000;

/** The mean with its 95 % interval by the percentile bootstrap over queries; the same numbers for the same input. */
export function bootstrap(values: readonly number[]): Interval {
  const next = random(values.length);
  const mean = (pick: () => number): number => values.reduce((sum) => sum + pick(), 0) / Math.max(values.length, 1);
  const means = Array.from({ length: RESAMPLES }, () => mean(() => values[Math.floor(next() * values.length)] ?? 0));
  means.sort((a, b) => a - b);
  let i = 0;
  return {
    mean: mean(() => values[i++] ?? 0),
    low: means[Math.floor(RESAMPLES * 0.025)] ?? 0,
    high: means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0,
  };
}
