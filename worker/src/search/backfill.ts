import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { asService, type Database } from "@callavet/shared/node/database.ts";
import type { Embedder } from "@callavet/shared/node/search/embedder.ts";
import type { Embedders } from "@callavet/shared/node/search/embedders.ts";
import type { Logger } from "pino";
import {
  analyzeSearch,
  claimDocuments,
  dropOtherVectors,
  refreshWords,
  searchProgress,
} from "../tasks/embed-documents.queries.ts";
import { embedBatch } from "./embed-batch.ts";
import { keepIndexes } from "./keep-indexes.ts";
import { createPace } from "./pace.ts";

export interface BackfillOptions {
  db: Database;
  embedders: Embedders;
  log: Logger;
  signal?: AbortSignal | undefined;
  /** Told after each batch how many are stored so far. */
  onProgress?: (stored: number) => void;
  /** How long vectors of other models stay once this one's are complete; see `GRACE_MS`. */
  grace?: number;
}

/** Batches at once: one is computed while another is stored. */
export const LANES = Math.min(2, availableParallelism());
/** So many new rows change what the planner should know. */
const ANALYZE_FROM = 1000;
const DROP_AT_ONCE = 1000;
const LOG_EVERY = 2000;
/** Servers look how far each model is every ten seconds; until then they may still ask by the vectors of the last one. */
const GRACE_MS = 15_000;

/**
 * Embeds what has no vector of the preferred model, until nothing is left; then the vectors of other models go. It may be
 * killed at any moment and run twice at once: whoever claims a document has it, and a claim ends by itself.
 *
 * @throws EmbeddingError when the embedder is away; what it was to do stays to be done.
 */
export async function backfill({ db, embedders, log, signal, onProgress, grace = GRACE_MS }: BackfillOptions): Promise<number> {
  let total = 0;
  const isStopped = (): boolean => signal?.aborted === true;
  for (;;) {
    const embedder = embedders.preferred();
    const { model, version } = embedder;
    const began = performance.now();
    let stored = 0;
    let logged = 0;
    // Before many rows an index may go, and after them it comes.
    await keepIndexes(db, embedder, log);
    const pace = createPace(embedder.batch);
    const lane = async (): Promise<void> => {
      while (!isStopped()) {
        const documents = await asService(db, (trx) => claimDocuments(trx, embedder, pace.size));
        if (documents.length === 0) return;
        // Not `stored += await …`: that would add to what it was before the other lane's batch.
        const more = await embedBatch({ db, embedder, log, pace }, documents);
        stored += more;
        if (pace.rest > 0) await delay(pace.rest, undefined, { signal }).catch(() => {});
        onProgress?.(total + stored);
        if (stored - logged < LOG_EVERY) continue;
        logged = stored;
        log.info({ model, stored, perSecond: rateOf(stored, began) }, "embedding goes on");
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    total += stored;
    if (stored > 0) {
      log.info({ model, version, stored, perSecond: rateOf(stored, began) }, "documents embedded");
      await asService(db, refreshWords);
    }
    if (stored >= ANALYZE_FROM) await asService(db, analyzeSearch);
    if (isStopped()) return total;
    // The model's file may have come while we were at work, or have been refused.
    if (embedders.preferred().model !== model) continue;
    const failure = lanes.find((each) => each.status === "rejected");
    if (failure) throw failure.reason;
    await keepIndexes(db, embedder, log);
    await dropOthers({ db, embedder, log, signal, grace });
    return total;
  }
}

const rateOf = (rows: number, began: number): number => Math.round((rows * 1000) / (performance.now() - began));

interface Dropping extends Pick<BackfillOptions, "db" | "log" | "signal"> {
  embedder: Embedder;
  grace: number;
}

/** Once nobody asks for them any more. */
async function dropOthers({ db, embedder, log, signal, grace }: Dropping): Promise<void> {
  const { model, version } = embedder;
  const isOther = (each: { model: string; version: string }): boolean => each.model !== model || each.version !== version;
  if (!(await asService(db, searchProgress)).some(isOther)) return;
  await delay(grace, undefined, { signal }).catch(() => {});
  const isStopped = (): boolean => signal?.aborted === true;
  let dropped = 0;
  while (!isStopped()) {
    const gone = await asService(db, (trx) => dropOtherVectors(trx, embedder, DROP_AT_ONCE));
    if (gone === 0) break;
    dropped += gone;
  }
  if (dropped === 0) return;
  log.info({ dropped, keeps: model }, "vectors of other models removed");
  await keepIndexes(db, embedder, log);
}
