import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { retryAfter } from "../retry-after.ts";
import { DIMENSIONS, type Embedder, EmbeddingError } from "./embedder.ts";

export interface OpenAiOptions {
  apiKey: string;
  /** With its path, `/v1` as a rule. Left out: OpenAI itself. */
  baseUrl?: string | undefined;
  model?: string;
  /** Milliseconds that a failed request waits before its n-th repetition, unless the answer says. */
  backoff?: (attempt: number) => number;
}

/** Texts of one request. The API takes more; a smaller one that fails loses less. */
const AT_ONCE = 128;
const ATTEMPTS = 5;
const TIMEOUT = 30_000;
/** A query's answer is waited for by a person: one try, and search goes on without. */
const QUERY_TIMEOUT = 3_000;
/** Longer than this nobody waits here: the job ends, and the next one goes on. */
const LONGEST_WAIT = 60_000;
/** About 8,000 tokens, the model's limit. */
const LONGEST_TEXT = 24_000;

const answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()) })) });

/** Half a second, one, two, four, each give or take a quarter, so that workers do not come back all at once. */
const doubling = (attempt: number): number => 500 * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);

/** `text-embedding-3-small` of OpenAI, or of any server that speaks its API. */
export function openaiEmbedder({
  apiKey,
  baseUrl = "https://api.openai.com/v1",
  model = "text-embedding-3-small",
  backoff = doubling,
}: OpenAiOptions): Embedder {
  const url = `${baseUrl.replace(/\/+$/u, "")}/embeddings`;
  const headers = { "content-type": "application/json", authorization: `Bearer ${apiKey}` };

  async function request(texts: readonly string[], timeout: number): Promise<Float32Array[]> {
    // An empty text is refused by the API; a blank one is not.
    const input = texts.map((text) => text.slice(0, LONGEST_TEXT) || " ");
    const body = JSON.stringify({ model, input, dimensions: DIMENSIONS, encoding_format: "float" });
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(timeout) }).catch(
      (cause: unknown) => {
        throw new Refusal("the embedding service cannot be reached", { retryable: true, cause });
      },
    );
    if (!response.ok) {
      await response.body?.cancel();
      throw new Refusal(`the embedding service answered ${response.status}`, {
        retryable: response.status === 429 || response.status === 408 || response.status >= 500,
        after: retryAfter(response.headers),
      });
    }
    const parsed = answer.safeParse(await response.json().catch(() => null));
    if (!parsed.success) throw new Refusal("the embedding service's answer is not one", { retryable: true });
    return inOrder(parsed.data.data, texts.length);
  }

  async function persist(texts: readonly string[]): Promise<Float32Array[]> {
    for (let attempt = 1; ; attempt++)
      try {
        return await request(texts, TIMEOUT);
      } catch (error) {
        if (!(error instanceof Refusal) || !error.retryable || attempt === ATTEMPTS) throw error;
        const pause = error.after ?? backoff(attempt);
        if (pause > LONGEST_WAIT) throw error;
        await wait(pause);
      }
  }

  return {
    model,
    version: String(DIMENSIONS),
    dimensions: DIMENSIONS,
    batch: AT_ONCE,
    async embed(texts, kind) {
      if (kind === "query") return texts.length === 0 ? [] : request(texts, QUERY_TIMEOUT);
      const vectors: Float32Array[] = [];
      for (let at = 0; at < texts.length; at += AT_ONCE) vectors.push(...(await persist(texts.slice(at, at + AT_ONCE))));
      return vectors;
    },
  };
}

class Refusal extends EmbeddingError {
  /** Milliseconds that the service asked us to wait. */
  readonly after: number | null;

  constructor(message: string, { after = null, ...rest }: { retryable: boolean; cause?: unknown; after?: number | null }) {
    super(message, rest);
    this.after = after;
  }
}

/** @throws EmbeddingError when vectors are missing or of another size: stored, they would spoil every comparison. */
function inOrder(data: z.output<typeof answer>["data"], count: number): Float32Array[] {
  const sorted = data.toSorted((a, b) => a.index - b.index);
  if (sorted.length !== count || sorted.some(({ index }, i) => index !== i))
    throw new Refusal(`the embedding service gave ${data.length} vectors for ${count} texts`, { retryable: false });
  return sorted.map(({ embedding }) => {
    if (embedding.length !== DIMENSIONS)
      throw new Refusal(`the embedding service gives ${embedding.length} dimensions, not ${DIMENSIONS}`, { retryable: false });
    return Float32Array.from(embedding);
  });
}
