import { Normalizer } from "./normalizer.ts";
import type { SentencePieceModel } from "./sentencepiece.ts";

const UNKNOWN = 0;
const BEGIN = 1;
const END = 2;

/** Text to piece ids, by the most likely segmentation under the unigram model. */
export class Tokenizer {
  readonly #normalizer: Normalizer;
  readonly #scores: Float32Array;
  readonly #unknownScore: number;
  /** Every piece under its id + 1, and every beginning of one under 0: the walk ends where neither is. */
  readonly #prefixes = new Map<string, number>();

  constructor({ pieces, scores, charsmap }: SentencePieceModel) {
    this.#normalizer = new Normalizer(charsmap);
    this.#scores = scores;
    this.#unknownScore = scores.reduce((least, score) => Math.min(least, score), Infinity) - 10;
    pieces.forEach((piece, id) => {
      for (let end = 1; end < piece.length; end++) {
        const beginning = piece.slice(0, end);
        if (!this.#prefixes.has(beginning)) this.#prefixes.set(beginning, 0);
      }
      this.#prefixes.set(piece, id + 1);
    });
  }

  /** Ids with the marks of beginning and end around them. */
  encode(text: string): number[] {
    const normalized = this.#normalizer.normalize(text);
    return [BEGIN, ...(normalized ? this.#segment(normalized) : [UNKNOWN]), END];
  }

  #segment(text: string): number[] {
    const length = text.length;
    const best = new Float64Array(length + 1).fill(-Infinity);
    const from = new Int32Array(length + 1);
    const piece = new Int32Array(length + 1);
    best[0] = 0;
    const offer = (start: number, end: number, id: number, score: number): void => {
      if (score <= (best[end] ?? 0)) return;
      best[end] = score;
      from[end] = start;
      piece[end] = id;
    };
    for (let start = 0; start < length;) {
      // A character may be two units long.
      const step = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
      const base = best[start] ?? 0;
      let single = false;
      for (let end = start + 1; end <= length; end++) {
        const known = this.#prefixes.get(text.slice(start, end));
        if (known === undefined) {
          if (end - start < step) continue;
          break;
        }
        if (known > 0) {
          offer(start, end, known - 1, base + (this.#scores[known - 1] ?? 0));
          single ||= end === start + step;
        }
      }
      if (!single) offer(start, start + step, UNKNOWN, base + this.#unknownScore);
      start += step;
    }
    const ids: number[] = [];
    for (let end = length; end > 0; end = from[end] ?? 0) ids.push(piece[end] ?? UNKNOWN);
    return ids.reverse();
  }
}
