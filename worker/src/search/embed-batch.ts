import { asService, type Database } from "@callavet/shared/node/database.ts";
import { conceptsOf } from "@callavet/shared/node/search/concepts.ts";
import { type Embedder, EmbeddingError } from "@callavet/shared/node/search/embedder.ts";
import type { Logger } from "pino";
import { type ClaimedDocument, failDocuments, releaseDocuments, storeVectors } from "../tasks/embed-documents.queries.ts";
import type { Pace } from "./pace.ts";

export interface Embedding {
  db: Database;
  embedder: Embedder;
  log: Logger;
  pace: Pace;
}

/** A concept that is named more often says nothing more. */
const MOST_REPEATS = 8;

/** A message has no title. */
const textOf = ({ title, body }: ClaimedDocument): string => (title ? `${title}. ${body}` : body);

/**
 * Embeds claimed documents and stores what came of it; says how many. A document that fails alone is marked and left.
 *
 * @throws EmbeddingError when the embedder as a whole is away: the claims are given back, and nothing counts against them.
 */
export async function embedBatch(how: Embedding, documents: ClaimedDocument[]): Promise<number> {
  const { db, embedder, log, pace } = how;
  const ids = documents.map(({ id }) => id);
  let vectors: Float32Array[];
  try {
    vectors = await embedder.embed(documents.map(textOf), "document");
  } catch (error) {
    const isTextsFault = error instanceof EmbeddingError && !error.retryable;
    const [first, ...more] = documents;
    if (!isTextsFault) {
      await asService(db, (trx) => releaseDocuments(trx, embedder, ids));
      throw error;
    }
    if (more.length > 0 || !first) return oneByOne(how, documents);
    log.warn({ document: first.id, error: error.message }, "a document could not be embedded");
    await asService(db, (trx) => failDocuments(trx, embedder, [first.id], error.message));
    return 0;
  }
  const done = documents.flatMap((document, i) => {
    const vector = vectors[i];
    return vector ? [{ document, vector, concepts: markedConcepts(document) }] : [];
  });
  const began = performance.now();
  const stored = await asService(db, (trx) => storeVectors(trx, embedder, done));
  pace.took(done.length, performance.now() - began);
  return stored;
}

/** One of them spoils the request; the others need not suffer for it. */
async function oneByOne(how: Embedding, documents: ClaimedDocument[]): Promise<number> {
  let stored = 0;
  for (const document of documents) stored += await embedBatch(how, [document]);
  return stored;
}

/**
 * The document's concepts, each as often as it counts, for the frequencies of the lexical branch; those of the title are
 * marked by `^`: what a document is about is not what it only mentions.
 */
function markedConcepts(document: ClaimedDocument): string[] {
  const inTitle = conceptsOf(document.title);
  return [...conceptsOf(textOf(document))].flatMap(([id, weight]) =>
    Array.from({ length: Math.min(MOST_REPEATS, Math.max(1, Math.round(weight))) }, () => (inTitle.has(id) ? `${id}^` : id)),
  );
}
