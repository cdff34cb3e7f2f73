import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createEmbedders, type Embedders, type EmbeddersOptions } from "@callavet/shared/node/search/embedders.ts";
import type { EmbedderSettings } from "@callavet/shared/node/search/embedder-settings.ts";
import { MODEL } from "@callavet/shared/node/search/model-file.ts";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { modelForTests } from "../kit/model.ts";

let folder: string;
const opened: Embedders[] = [];
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), "callavet-model-"))));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  await rm(folder, { recursive: true });
});

function open(settings: EmbedderSettings = {}, options: EmbeddersOptions = {}): Embedders {
  const embedders = createEmbedders({ MODEL_DIR: folder, ...settings }, options);
  opened.push(embedders);
  return embedders;
}

const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const TEXTS = ["", "  ", "\u{1f600}", "مرحبا", "cólico en caballos", "equine colic", "x".repeat(50_000)];

test("which embedder is preferred follows from the key, the wish and the file", () => {
  const models = (settings: EmbedderSettings) =>
    open(settings)
      .known()
      .map(({ model }) => model);
  expect(models({})).toEqual(["lexicon-1"]);
  expect(models({ OPENAI_API_KEY: "k" })).toEqual(["text-embedding-3-small", "lexicon-1"]);
  expect(models({ OPENAI_API_KEY: "k", EMBEDDINGS: "local" })).toEqual(["lexicon-1"]);
  expect(() => open({ EMBEDDINGS: "openai" })).toThrow("OPENAI_API_KEY");
  expect(open().preferred().version).toMatch(/^\d+\.[0-9a-f]{12}$/u);
});

describe("the lexicon alone", () => {
  test("gives every text a vector of 1536 numbers and length 1, the same each time", async () => {
    const embedder = open().preferred();
    const [first, second] = [await embedder.embed(TEXTS, "document"), await embedder.embed(TEXTS, "query")];
    expect(first).toHaveLength(TEXTS.length);
    for (const vector of first) {
      expect(vector).toHaveLength(1536);
      expect(dot(vector, vector)).toBeCloseTo(1, 4);
    }
    expect(second).toEqual(first);
    expect(await embedder.embed([], "query")).toEqual([]);
  });

  test("brings languages together by concepts, and misspelt words by their letters", async () => {
    const [colic, cólico, shoes, written, misspelt] = await open()
      .preferred()
      .embed(
        ["my horse has colic", "caballo con cólico", "new shoes for running", "sphygmomanometer", "sphygmomanomether"],
        "query",
      );
    expect(dot(colic, cólico)).toBeGreaterThan(dot(colic, shoes) + 0.3);
    expect(dot(written, misspelt)).toBeGreaterThan(dot(written, shoes) + 0.1);
  });

  test("does not hold up the event loop", async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const embedder = open().preferred();
    await embedder.embed(["warm"], "query");
    delay.enable();
    const began = performance.now();
    await embedder.embed(
      Array.from({ length: 3000 }, (_, i) => `perro con tos número ${i} `.repeat(10)),
      "document",
    );
    const took = performance.now() - began;
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(took / 2);
  });

  test("answers no more once it is closed", async () => {
    const embedders = open();
    const asked = embedders.preferred().embed(
      Array.from({ length: 20_000 }, () => "gato"),
      "document",
    );
    asked.catch(() => {});
    await embedders.close();
    await expect(asked).rejects.toThrow("ended");
    await expect(embedders.preferred().embed(["gato"], "query")).rejects.toThrow("closed");
  });
});

test("a file that is not the model's is refused, told once, and left aside", async () => {
  await writeFile(join(folder, MODEL.wheel), Buffer.alloc(MODEL.bytes));
  const onModelRefused = vi.fn<(message: string) => void>();
  const embedders = open({}, { onModelRefused });
  const encoded = embedders.preferred();
  expect(encoded.model).toBe("lexicon-1+use3");
  const asked = [encoded.embed(["a"], "document"), encoded.embed(["b"], "document")];
  for (const each of asked)
    await expect(each).rejects.toMatchObject({ message: expect.stringContaining("sha256"), retryable: true });
  expect(onModelRefused).toHaveBeenCalledOnce();
  expect(embedders.preferred().model).toBe("lexicon-1");
  expect(await embedders.preferred().embed(["a"], "document")).toHaveLength(1);
});

describe.skipIf(modelForTests() === "")("beside the sentence encoder", () => {
  test("gives vectors of length 1 for anything, of a model of its own, and for the lexicon's model too", async () => {
    const embedders = open({ MODEL_DIR: modelForTests() });
    expect(embedders.known().map(({ model }) => model)).toEqual(["lexicon-1+use3", "lexicon-1"]);
    const [encoded, lexicon] = embedders.known();
    const vectors = (await encoded?.embed(TEXTS, "document")) ?? [];
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    expect(vectors[4]?.subarray(0, 512).some((value) => value !== 0)).toBe(true);
    const [plain] = (await lexicon?.embed(["cólico en caballos"], "query")) ?? [];
    expect(plain?.subarray(0, 512).every((value) => value === 0)).toBe(true);
  });

  test("is loaded before it is asked, once it is told to be warm; without the file that is nothing", async () => {
    const began = performance.now();
    await open().warm();
    const embedders = open({ MODEL_DIR: modelForTests() });
    await embedders.warm();
    const loading = performance.now() - began;
    const asked = performance.now();
    await embedders.preferred().embed(["cólico equino"], "query");
    expect(performance.now() - asked).toBeLessThan(loading / 2);
  });

  test("brings together what shares neither word nor concept", async () => {
    const [asked, answer, other] = await open({ MODEL_DIR: modelForTests() })
      .preferred()
      .embed(["he will not share his toys", "no quiere compartir sus juguetes", "la factura llega en enero"], "query");
    expect(dot(asked, answer)).toBeGreaterThan(dot(asked, other) + 0.15);
  });
});
