/** The port of the sentence encoder against what its Python package answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Encoder } from "@callavet/shared/node/search/encoder/encoder.ts";
import { startProducts } from "@callavet/shared/node/search/encoder/products.ts";
import { parseSentencePiece } from "@callavet/shared/node/search/encoder/sentencepiece.ts";
import { Tokenizer } from "@callavet/shared/node/search/encoder/tokenizer.ts";
import { readWeights } from "@callavet/shared/node/search/encoder/weights.ts";
import { readModel } from "@callavet/shared/node/search/model-file.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { modelForTests } from "../kit/model.ts";

interface Reference {
  text: string;
  ids: number[];
  vector: number[];
}

const references = readFileSync(join(import.meta.dirname, "fixtures/sentence-encoder.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Reference);
const dot = (a: Float32Array, b: ArrayLike<number>): number => a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

describe.skipIf(modelForTests() === "")("with the model's file", () => {
  let tokenizer: Tokenizer;
  let encoder: Encoder;
  beforeAll(async () => {
    const { pieces, weights } = readModel(modelForTests());
    await startProducts();
    tokenizer = new Tokenizer(parseSentencePiece(pieces));
    encoder = new Encoder(readWeights(weights));
  });

  test("every text has the pieces that it has in Python", () => {
    expect(references.length).toBeGreaterThanOrEqual(30);
    for (const { text, ids } of references) expect(tokenizer.encode(text), text.slice(0, 40)).toEqual(ids);
  });

  test("every vector agrees, together or alone, to a cosine of 0.9999", () => {
    const together = encoder.encode(references.map(({ ids }) => ids));
    references.forEach(({ text, ids, vector }, i) => {
      const norm = Math.hypot(...vector);
      const [alone = new Float32Array()] = encoder.encode([ids]);
      for (const own of [together[i] ?? new Float32Array(), alone]) {
        expect(own).toHaveLength(512);
        expect(dot(own, own)).toBeCloseTo(1, 4);
        expect(dot(own, vector) / norm, text.slice(0, 40)).toBeGreaterThan(0.9999);
      }
    });
  });

  test("the table of tokens forgets old ones and stays right", () => {
    const all = Array.from({ length: 9000 }, (_, id) => id + 3);
    for (let at = 0; at < all.length; at += 1000) encoder.encode([all.slice(at, at + 1000)]);
    const [{ ids, vector } = { ids: [], vector: [] }] = references.slice(-8);
    const [own = new Float32Array()] = encoder.encode([ids]);
    expect(dot(own, vector) / Math.hypot(...vector)).toBeGreaterThan(0.9999);
  });

  test("a text beyond all measure is cut, not refused", () => {
    const [vector = new Float32Array()] = encoder.encode([Array.from({ length: 20_000 }, (_, i) => i + 3)]);
    expect(dot(vector, vector)).toBeCloseTo(1, 4);
  });

  test("a question is nearer to its answer in the other language than to something else", () => {
    const vectorOf = (text: string): Float32Array => encoder.encode([tokenizer.encode(text)])[0] ?? new Float32Array();
    const asked = vectorOf("mi gato no puede orinar");
    expect(dot(asked, vectorOf("The cat cannot urinate"))).toBeGreaterThan(
      dot(asked, vectorOf("The horse needs new shoes")) + 0.2,
    );
  });
});
