import { createHash } from "node:crypto";
import { DIMENSIONS, type Embedder } from "./embedder.ts";
import { lexiconText } from "./lexicon.ts";
import type { LocalPool } from "./local-pool.ts";
import { MODEL } from "./model-file.ts";

/** To be raised by whoever changes how vectors are made: features, weights, stems. A changed lexicon is seen by itself. */
const METHOD = 1;

let known: string | undefined;
const versionOfLexicon = (): string => (known ??= createHash("sha256").update(lexiconText()).digest("hex").slice(0, 12));

/** Without a key and without a network: concepts, stems and n-grams, beside the sentence encoder where `encoded`. */
export function localEmbedder(pool: LocalPool, encoded: boolean): Embedder {
  return {
    model: encoded ? `lexicon-1+${MODEL.name}` : "lexicon-1",
    version: `${METHOD}.${versionOfLexicon()}`,
    dimensions: DIMENSIONS,
    batch: 64,
    embed: (texts) => pool.embed(texts, encoded),
  };
}
