import { type Matrix, matrix, multiply } from "./products.ts";
import { addToRows, normRows, sideBySide } from "./rows.ts";
import { BRANCH, BRANCHES, type Weights, WORD } from "./weights.ts";

const ALL = BRANCH * BRANCHES.length;
/** Where the branches' inputs and the first convolutions' products begin in a row of the table. */
const INPUT = WORD;
const TAPS = WORD + ALL;
const ROW = TAPS + BRANCH * BRANCHES.reduce((sum, { width }) => sum + width, 0);
/** 15 kB each. Also the most tokens of one text, or it could need more rows than there are. */
export const MOST_TOKENS = 4096;

/**
 * What depends on a token alone, not on its neighbours: its word vector, its branches' normalized inputs, and the products
 * of these with every place of the first convolutions' windows. That is two thirds of all the work, and a text's tokens
 * are mostly ones seen a moment ago; the least recently used go.
 */
export class TokenTable {
  readonly #weights: Weights;
  readonly #project: Matrix;
  readonly #bias: Float32Array;
  readonly #gain: Float32Array;
  readonly #shift: Float32Array;
  /** For each branch 256 × (width · 256): the windows' places beside one another. */
  readonly #first: Matrix[];
  /** Insertion order is the order of last use. */
  readonly #rows = new Map<number, Float32Array>();

  constructor(weights: Weights) {
    this.#weights = weights;
    const joined = (name: string) => Float32Array.from(BRANCHES.flatMap(({ width }) => [...weights.get(name + width).data]));
    const projections = BRANCHES.map(({ width }) => weights.get(`proj${width}`).data);
    this.#project = matrix(sideBySide(projections, WORD), WORD, ALL);
    this.#bias = joined("proj_b");
    this.#gain = joined("ln_g");
    this.#shift = joined("ln_b");
    this.#first = BRANCHES.map(({ width }) => {
      const w = weights.get(`w1_${width}`).data;
      const places = Array.from({ length: width }, (_, k) => w.subarray(k * BRANCH * BRANCH, (k + 1) * BRANCH * BRANCH));
      return matrix(sideBySide(places, BRANCH), BRANCH, width * BRANCH);
    });
  }

  /** One row for each id; read them by the functions below. At most `MOST_TOKENS` distinct ids at once. */
  rows(ids: readonly number[]): Float32Array[] {
    const missing = new Set<number>();
    for (const id of ids) {
      const known = this.#rows.get(id);
      if (!known) missing.add(id);
      else {
        this.#rows.delete(id);
        this.#rows.set(id, known);
      }
    }
    if (missing.size > 0) this.#compute([...missing]);
    return ids.map((id) => this.#rows.get(id) ?? new Float32Array(ROW));
  }

  #compute(ids: number[]): void {
    const n = ids.length;
    const words = new Float32Array(n * WORD);
    ids.forEach((id, i) => this.#weights.wordVector(id, words, i * WORD));
    const inputs = multiply(words, n, this.#project);
    addToRows(inputs, this.#bias);
    normRows(inputs, this.#gain, this.#shift, this.#weights.epsilon);
    const rows = ids.map((_, i) => {
      const row = this.#rows.size + i < MOST_TOKENS ? new Float32Array(ROW) : this.#oldest();
      row.set(words.subarray(i * WORD, (i + 1) * WORD));
      row.set(inputs.subarray(i * ALL, (i + 1) * ALL), INPUT);
      return row;
    });
    let place = TAPS;
    BRANCHES.forEach(({ width }, b) => {
      const own = new Float32Array(n * BRANCH);
      rows.forEach((row, i) => own.set(inputOf(row, b), i * BRANCH));
      const first = this.#first[b];
      if (!first) return;
      const products = multiply(own, n, first);
      const size = width * BRANCH;
      rows.forEach((row, i) => row.set(products.subarray(i * size, (i + 1) * size), place));
      place += size;
    });
    rows.forEach((row, i) => this.#rows.set(ids[i] ?? 0, row));
  }

  /** Takes the row that was not used for longest out of the table. */
  #oldest(): Float32Array {
    for (const [id, row] of this.#rows) {
      this.#rows.delete(id);
      return row;
    }
    return new Float32Array(ROW);
  }
}

export const wordOf = (row: Float32Array): Float32Array => row.subarray(0, WORD);

/** The input of a branch, which its first convolution's result is added to. */
export const inputOf = (row: Float32Array, branch: number): Float32Array =>
  row.subarray(INPUT + branch * BRANCH, INPUT + (branch + 1) * BRANCH);

/** Where the products of branch `b` begin in a row; the k-th place's are 256 further each. */
export const tapsAt = (branch: number): number =>
  TAPS + BRANCH * BRANCHES.slice(0, branch).reduce((sum, { width }) => sum + width, 0);
