import { asService, asViewer, type Database } from "@callavet/shared/node/database.ts";
import { analyseQuery, type SearchQuery } from "@callavet/shared/node/search/analyse-query.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { Embedders } from "@callavet/shared/node/search/embedders.ts";
import { createVocabulary } from "@callavet/shared/node/search/spelling.ts";
import { toHalfvec } from "@callavet/shared/node/search/vector-text.ts";
import { Cached } from "../../cached.ts";
import { Lru } from "../../lru.ts";
import { chooseEmbedder } from "./choose-embedder.ts";
import { type ModelProgress, selectProgress, selectWords } from "./search.queries.ts";

/** A query as the database's search functions take it. */
export interface ReadQuery {
  query: SearchQuery & { semantic: number; floor: number };
  /** As pgvector reads it; null where words alone have to do. */
  vector: string | null;
  model: string;
  version: string;
  corrections: { from: string; to: string }[];
  /** There should have been a vector, and the embedder was away. */
  degraded: boolean;
}

export interface QueryReader {
  /** Null when there is nothing in it to look for. */
  read(q: string): Promise<ReadQuery | null>;
  /** How far each model's vectors are, as it was some seconds ago at most. */
  progress(): Promise<ModelProgress[]>;
  /** Gets ready for the first query while nobody waits; what fails is told, and the first query tries again. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

const VOCABULARY_TTL_MS = 60_000;
const PROGRESS_TTL_MS = 10_000;
/** Somebody waits: after that, words alone answer. */
const PATIENCE_MS = 2500;
/** The first time the sentence encoder is loaded, about 1.5 s on a quiet machine. */
const FIRST_PATIENCE_MS = 5000;
/** Typing, paging and going back ask for the same again. */
const REMEMBERED = 500;

export interface QueryReaderOptions {
  db: Database;
  embedders: Embedders;
  onError: (error: unknown) => void;
}

/** Embeds in the embedder's own thread or service; here a query only waits for it. */
export function createQueryReader({ db, embedders, onError }: QueryReaderOptions): QueryReader {
  const anybody = { role: "anon", claims: { role: "anon" } } as const;
  const vocabulary = new Cached(async () => createVocabulary(await asViewer(db, anybody, selectWords)), VOCABULARY_TTL_MS);
  const progress = new Cached(() => asService(db, selectProgress), PROGRESS_TTL_MS);
  const remembered = new Lru<string, string>(REMEMBERED);
  const warm = new Set<string>();
  let closed = false;

  async function embed(embedder: Embedder, text: string): Promise<string | null> {
    const key = `${embedder.model} ${embedder.version} ${text}`;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const answer = embedder.embed([text], "query").then(([vector]) => {
      if (!vector) return null;
      warm.add(embedder.model);
      const written = toHalfvec(vector);
      remembered.set(key, written);
      return written;
    });
    return orNull(answer, warm.has(embedder.model) ? PATIENCE_MS : FIRST_PATIENCE_MS, onError);
  }

  return {
    async read(q) {
      // The words come first: without any there is nothing that either branch could look for.
      const { query, text, corrections } = analyseQuery(q, await vocabulary.get());
      if (!query.words.some((word) => word.length > 1)) return null;
      const embedder = chooseEmbedder(embedders.known(), await progress.get());
      // A new installation: its first articles are on their way.
      if (!embedder) [progress, vocabulary].forEach((cached) => cached.forget());
      const vector = embedder && (await embed(embedder, text));
      return {
        query: { ...query, ...weightsOf(embedder) },
        vector,
        model: embedder?.model ?? "",
        version: embedder?.version ?? "",
        corrections,
        degraded: vector === null,
      };
    },
    progress: () => progress.get(),
    warm: () =>
      embedders.warm().catch((error: unknown) => {
        if (!closed) onError(error);
      }),
    close() {
      closed = true;
      return embedders.close();
    },
  };
}

/**
 * How much meaning counts beside words (measured: with a sentence encoder 0.6 is best, the hashed lexicon alone adds little
 * to concepts that the words already carry), and below which cosine something is not about the same at all.
 */
function weightsOf(embedder: Embedder | null): { semantic: number; floor: number } {
  return embedder?.model === "lexicon-1" ? { semantic: 0.2, floor: 0.1 } : { semantic: 0.6, floor: 0.2 };
}

/** What `answer` gives within `ms`; null, and told, when it fails or is late. */
async function orNull<T>(answer: Promise<T>, ms: number, onError: (error: unknown) => void): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no vector for a query within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    onError(error);
    return null;
  } finally {
    clearTimeout(timer);
  }
}
