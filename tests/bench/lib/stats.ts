export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const median = (values: number[]): number => percentile(values, 0.5);

/** Runs each contestant once per round, in turn and in turning order, so that what the machine does hits all alike. */
export async function interleaved<K extends string, T>(rounds: number, contestants: Record<K, (round: number) => Promise<T>>) {
  const names = Object.keys(contestants) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length];
      if (name) results[name].push(await contestants[name](round));
    }
  }
  return results;
}

/** Median of the ratios of each round's pair. */
export function medianRatio<T>(ours: T[], theirs: T[], figure: (one: T) => number): number {
  return median(ours.map((one, i) => figure(one) / figure(theirs[i] as T)));
}
