import { EmbeddingError } from "@callavet/shared/node/search/embedder.ts";
import { openaiEmbedder } from "@callavet/shared/node/search/openai-embedder.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type OpenAiServer, startOpenAiServer, vectorFor } from "./openai-server.ts";

let server: OpenAiServer;
const pauses: number[] = [];
const open = (apiKey = "sk-test") =>
  openaiEmbedder({ apiKey, baseUrl: `${server.url}/`, backoff: (attempt) => (pauses.push(attempt), 5) });

beforeEach(async () => {
  pauses.length = 0;
  server = await startOpenAiServer();
});
afterEach(() => server.close());

test("texts go in batches of 128, and each gets its own vector", async () => {
  const texts = Array.from({ length: 300 }, (_, i) => (i === 7 ? "" : `texto ${i} ${"a".repeat(i % 50)}`));
  const vectors = await open().embed(texts, "document");
  expect(server.requests.map(({ body }) => body.input.length)).toEqual([128, 128, 44]);
  expect(server.requests[0]?.body).toMatchObject({ model: "text-embedding-3-small", dimensions: 1536, encoding_format: "float" });
  vectors.forEach((vector, i) => expect(vector).toEqual(Float32Array.from(vectorFor(texts[i] || " "))));
});

test("a text beyond the model's limit is sent cut, not refused", async () => {
  await open().embed(["ñ".repeat(100_000)], "document");
  expect(server.requests[0]?.body.input[0]).toHaveLength(24_000);
});

test("429 waits as long as it is told", async () => {
  server.troubles.push(() => ({ status: 429, headers: { "retry-after": "1" } }));
  const [vector] = await open().embed(["gato"], "document");
  expect(vector).toHaveLength(1536);
  const [first, second] = server.requests;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
  expect(pauses).toEqual([]);
});

test("a wait longer than a minute is left to the next job", async () => {
  server.troubles.push(() => ({ status: 429, headers: { "retry-after": "3600" } }));
  await expect(open().embed(["gato"], "document")).rejects.toMatchObject({ retryable: true });
  expect(server.requests).toHaveLength(1);
});

test("500, 503 and an answer that is none are tried again, with growing pauses", async () => {
  server.troubles.push(
    () => ({ status: 500 }),
    () => ({ status: 503 }),
    () => ({ status: 200, body: { data: "none" } }),
  );
  expect(await open().embed(["gato"], "document")).toHaveLength(1);
  expect(pauses).toEqual([1, 2, 3]);
});

test("what stays away is given up after five attempts, as something to try later", async () => {
  server.troubles.push(...Array.from({ length: 9 }, () => () => ({ status: 502 })));
  const failed = await open()
    .embed(["texto muy privado"], "document")
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(EmbeddingError);
  expect(failed).toMatchObject({ retryable: true });
  expect(server.requests).toHaveLength(5);
  expect(JSON.stringify(failed) + String(failed)).not.toMatch(/privado|sk-test/u);
});

test.each([
  ["other dimensions", { data: [{ index: 0, embedding: vectorFor("x", 768) }] }],
  ["too few vectors", { data: [] }],
  ["an index that is not there", { data: [{ index: 3, embedding: vectorFor("x") }] }],
])("%s are refused for good", async (_, body) => {
  server.troubles.push(() => ({ status: 200, body }));
  await expect(open().embed(["gato"], "document")).rejects.toMatchObject({ name: "EmbeddingError", retryable: false });
  expect(server.requests).toHaveLength(1);
});

test("a wrong key is refused at once", async () => {
  await expect(open("sk-wrong").embed(["gato"], "document")).rejects.toThrow("401");
});

test("a query is tried once: somebody waits for the answer", async () => {
  server.troubles.push(() => ({ status: 500 }));
  await expect(open().embed(["gato"], "query")).rejects.toMatchObject({ retryable: true });
  expect(server.requests).toHaveLength(1);
});

test("a service that is not there is something to try later", async () => {
  await server.close();
  await expect(open().embed(["gato"], "document")).rejects.toMatchObject({ retryable: true });
  expect(pauses).toEqual([1, 2, 3, 4]);
});
