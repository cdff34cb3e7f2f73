import { createHash } from "node:crypto";
import { commonWords } from "./common-words.ts";
import { DIMENSIONS, type Embedder } from "./embedder.ts";
import { lexiconText } from "./lexicon.ts";
import type { LocalPool } from "./local-pool.ts";
import { MODEL } from "./model-file.ts";

/** To be raised by whoever changes how vectors are made: features, weights, stems. Changed words are seen by themselves. */
const METHOD = 2;

let known: string | undefined;
/** Of the lexicon, and of the everyday words that mean nothing in it. */
const versionOfWords = (): string =>
  (known ??= createHash("sha256")
    .update(lexiconText())
    .update([...commonWords()].join(" "))
    .digest("hex")
    .slice(0, 12));

/** Without a key and without a network: concepts, stems and n-grams, beside the sentence encoder where `encoded`. */
export function localEmbedder(pool: LocalPool, encoded: boolean): Embedder {
  return {
    model: encoded ? `lexicon-1+${MODEL.name}` : "lexicon-1",
    version: `${METHOD}.${versionOfWords()}`,
    dimensions: DIMENSIONS,
    batch: 64,
    embed: (texts) => pool.embed(texts, encoded),
  };
}
