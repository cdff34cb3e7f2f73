/** Numbers of every stored vector, whoever made it. */
export const DIMENSIONS = 1536;

/**
 * Turns texts into vectors of length 1, near one another where the texts mean the same. Only vectors of the same `model` and
 * `version` may be compared; both are stored beside each.
 */
export interface Embedder {
  readonly model: string;
  readonly version: string;
  readonly dimensions: typeof DIMENSIONS;
  /** The most texts that are worth giving at once. */
  readonly batch: number;
  /**
   * One vector for each text, in order; an empty text has one too.
   *
   * @throws EmbeddingError
   */
  embed(texts: readonly string[], kind: "document" | "query"): Promise<Float32Array[]>;
}

/** What an embedder could not do; the message holds no text that was given to it. */
export class EmbeddingError extends Error {
  /** The same request may succeed later. */
  readonly retryable: boolean;

  constructor(message: string, { retryable, cause }: { retryable: boolean; cause?: unknown }) {
    super(message, { cause });
    this.name = "EmbeddingError";
    this.retryable = retryable;
  }
}
