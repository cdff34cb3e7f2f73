import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { ModelProgress } from "./search.queries.ts";

/** A model that has so much of what the fullest one has is full enough: what was just written waits for all of them. */
const ENOUGH = 0.99;

/**
 * The embedder to ask with, of those that this process has, the preferred one first: the first whose vectors are as good as
 * complete, so that a change of model never leaves a gap; else the one that has most. Null when none has any.
 */
export function chooseEmbedder(known: readonly Embedder[], progress: readonly ModelProgress[]): Embedder | null {
  const counted = known.map((embedder) => {
    const row = progress.find(({ model, version }) => model === embedder.model && version === embedder.version);
    return { embedder, embedded: row?.embedded ?? 0 };
  });
  const most = Math.max(0, ...counted.map(({ embedded }) => embedded));
  if (most === 0) return null;
  return counted.find(({ embedded }) => embedded >= most * ENOUGH)?.embedder ?? null;
}
