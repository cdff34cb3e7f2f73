import type { Embedder } from "./embedder.ts";
import type { EmbedderSettings } from "./embedder-settings.ts";
import { localEmbedder } from "./local-embedder.ts";
import { LocalPool } from "./local-pool.ts";
import { hasModel, modelFolder } from "./model-file.ts";
import { openaiEmbedder } from "./openai-embedder.ts";

export interface Embedders {
  /** Whose vectors documents should have. It changes in a running process when the sentence encoder's file arrives. */
  preferred(): Embedder;
  /**
   * Every one that can embed a query here, the preferred one first. While documents are being embedded anew, search asks
   * with the first of these whose vectors are complete.
   */
  known(): Embedder[];
  /** Whether the sentence encoder's file is there and was not refused. */
  hasModel(): boolean;
  /** Loads the sentence encoder now where it is preferred, so that the first query need not wait for it; else nothing. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export interface EmbeddersOptions {
  /** Threads of the local embedder; one is enough for queries. */
  threads?: number;
  /** Nobody waits for the answers: others' threads come first. */
  background?: boolean;
  onModelRefused?: (message: string) => void;
}

/** @throws Error when `EMBEDDINGS=openai` has no key. */
export function createEmbedders(
  settings: EmbedderSettings,
  { threads = 1, background = false, onModelRefused = () => {} }: EmbeddersOptions = {},
): Embedders {
  const { EMBEDDINGS: wanted, OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, MODEL_DIR: chosen } = settings;
  if (wanted === "openai" && !apiKey) throw new Error("EMBEDDINGS=openai needs OPENAI_API_KEY");
  const folder = modelFolder(chosen);
  let refused = false;
  const pool = new LocalPool({
    folder,
    threads,
    background,
    onModelRefused(message) {
      if (!refused) onModelRefused(message);
      refused = true;
    },
  });
  const lexicon = localEmbedder(pool, false);
  const encoded = localEmbedder(pool, true);
  const openai = apiKey && wanted !== "local" ? openaiEmbedder({ apiKey, baseUrl }) : null;
  const isThere = (): boolean => !refused && hasModel(folder);
  const known = (): Embedder[] => [...(openai ? [openai] : []), ...(isThere() ? [encoded] : []), lexicon];
  return {
    known,
    preferred: () => known()[0] ?? lexicon,
    hasModel: isThere,
    async warm() {
      if (known()[0] === encoded) await encoded.embed([""], "query");
    },
    close: () => pool.close(),
  };
}
