import { type Matrix, matrix, multiply } from "./products.ts";
import { addAfterRelu, addTo, normRows, plus, relu, unit } from "./rows.ts";
import { inputOf, MOST_TOKENS, tapsAt, TokenTable, wordOf } from "./token-table.ts";
import { BRANCH, BRANCHES, type Weights, WORD } from "./weights.ts";

const FEATURES = WORD + BRANCH * BRANCHES.length;
/** Tokens worked on together: enough to use the products well, few enough to stay in the cache. */
const TOKENS_AT_ONCE = 512;

interface Convolution {
  bias: Float32Array;
  secondBias: Float32Array;
  second: Matrix;
}

/**
 * The multilingual Universal Sentence Encoder, version 3 (Apache-2.0): word vectors, three branches of two convolutions
 * over 2, 3 and 5 tokens, their sum over the text, and a small network. 512 numbers of length 1 for each text.
 */
export class Encoder {
  readonly #table: TokenTable;
  readonly #convolutions: Convolution[];
  readonly #head: Record<"cnn" | "d0" | "d1" | "d2" | "d3" | "p1" | "p3", Matrix>;
  readonly #headBias: Float32Array;
  readonly #gain: Float32Array;
  readonly #shift: Float32Array;
  readonly #epsilon: number;

  constructor(weights: Weights) {
    const whole = (name: string): Matrix => {
      const { data, shape } = weights.get(name);
      return matrix(data, shape[0] ?? 0, shape[1] ?? 0);
    };
    this.#table = new TokenTable(weights);
    this.#convolutions = BRANCHES.map(({ width }) => ({
      bias: weights.get(`b1_${width}`).data,
      secondBias: weights.get(`b2_${width}`).data,
      second: whole(`w2_${width}`),
    }));
    this.#head = {
      cnn: whole("cnn_W"),
      d0: whole("d0"),
      d1: whole("d1"),
      d2: whole("d2"),
      d3: whole("d3"),
      p1: whole("p1"),
      p3: whole("p3"),
    };
    this.#headBias = weights.get("cnn_b").data;
    this.#gain = weights.get("ln_g").data;
    this.#shift = weights.get("ln_b").data;
    this.#epsilon = weights.epsilon;
  }

  /** One vector for each list of piece ids; of a longer one than `MOST_TOKENS` the beginning. */
  encode(texts: readonly (readonly number[])[]): Float32Array[] {
    const out: Float32Array[] = [];
    let group: (readonly number[])[] = [];
    let tokens = 0;
    const flush = (): void => {
      if (group.length > 0) out.push(...this.#encodeGroup(group));
      group = [];
      tokens = 0;
    };
    for (const text of texts) {
      const ids = text.slice(0, MOST_TOKENS);
      if (tokens + ids.length > TOKENS_AT_ONCE) flush();
      group.push(ids);
      tokens += ids.length;
    }
    flush();
    return out;
  }

  #encodeGroup(texts: readonly (readonly number[])[]): Float32Array[] {
    const rows = this.#table.rows(texts.flat());
    const tokens = rows.length;
    const features = new Float32Array(tokens * FEATURES);
    rows.forEach((row, t) => features.set(wordOf(row), t * FEATURES));
    const ends = endsOf(texts);
    this.#convolutions.forEach((convolution, branch) => {
      const layer = firstConvolution(rows, branch, ends, convolution.bias);
      const second = multiply(windows(layer, branch, ends), tokens, convolution.second);
      writeSum(second, convolution.secondBias, layer, features, WORD + branch * BRANCH);
    });
    normRows(features, this.#gain, this.#shift, this.#epsilon);
    return this.#network(texts, features);
  }

  /** The sum over each text's tokens, through the network at the end. */
  #network(texts: readonly (readonly number[])[], features: Float32Array): Float32Array[] {
    const n = texts.length;
    const sums = new Float32Array(n * FEATURES);
    let at = 0;
    texts.forEach((ids, i) => {
      const sum = sums.subarray(i * FEATURES, (i + 1) * FEATURES);
      for (let t = 0; t < ids.length; t++, at += FEATURES)
        for (let k = 0; k < FEATURES; k++) sum[k] = (sum[k] ?? 0) + (features[at + k] ?? 0);
    });
    const { cnn, d0, d1, d2, d3, p1, p3 } = this.#head;
    const mean = multiply(sums, n, cnn);
    texts.forEach((ids, i) => {
      const root = Math.sqrt(ids.length);
      for (let k = 0; k < WORD; k++)
        mean[i * WORD + k] = ((mean[i * WORD + k] ?? 0) + ids.length * (this.#headBias[k] ?? 0)) / root;
    });
    const h0 = relu(multiply(mean, n, d0));
    const h1 = relu(plus(multiply(mean, n, p1), multiply(h0, n, d1)));
    const h2 = relu(multiply(h1, n, d2));
    const out = plus(multiply(h1, n, p3), multiply(h2, n, d3));
    return texts.map((_, i) => unit(out.slice(i * WORD, (i + 1) * WORD).map(Math.tanh), this.#epsilon));
  }
}

/** First and past-the-last token of the text that each token belongs to: windows end there. */
interface Ends {
  first: Int32Array;
  past: Int32Array;
}

function endsOf(texts: readonly (readonly number[])[]): Ends {
  const tokens = texts.reduce((sum, ids) => sum + ids.length, 0);
  const ends = { first: new Int32Array(tokens), past: new Int32Array(tokens) };
  let at = 0;
  for (const { length } of texts) {
    ends.first.fill(at, at, at + length);
    ends.past.fill(at + length, at, at + length);
    at += length;
  }
  return ends;
}

/** Sums of what the table holds already, then relu, then plus its input. */
function firstConvolution(rows: Float32Array[], branch: number, { first, past }: Ends, bias: Float32Array): Float32Array {
  const out = new Float32Array(rows.length * BRANCH);
  const { width, left } = BRANCHES[branch] ?? BRANCHES[0];
  const taps = tapsAt(branch);
  for (let t = 0; t < rows.length; t++) {
    const sum = out.subarray(t * BRANCH, (t + 1) * BRANCH);
    sum.set(bias);
    const begin = Math.max(t - left, first[t] ?? 0);
    const end = Math.min(t - left + width, past[t] ?? 0);
    for (let source = begin; source < end; source++) {
      const from = taps + (source - t + left) * BRANCH;
      const products = rows[source]?.subarray(from, from + BRANCH);
      if (products) addTo(sum, products);
    }
    const own = rows[t];
    if (own) addAfterRelu(sum, inputOf(own, branch));
  }
  return out;
}

/** relu(second + bias) + layer, written into the features' columns from `column` on. */
function writeSum(second: Float32Array, bias: Float32Array, layer: Float32Array, features: Float32Array, column: number): void {
  for (let from = 0, to = column; from < second.length; from += BRANCH, to += FEATURES)
    for (let k = 0; k < BRANCH; k++)
      features[to + k] = Math.max((second[from + k] ?? 0) + (bias[k] ?? 0), 0) + (layer[from + k] ?? 0);
}

/** Each token beside its neighbours, zeros beyond its text's ends. */
function windows(layer: Float32Array, branch: number, { first, past }: Ends): Float32Array {
  const { width, left } = BRANCHES[branch] ?? BRANCHES[0];
  const tokens = first.length;
  const out = new Float32Array(tokens * width * BRANCH);
  for (let t = 0; t < tokens; t++) {
    const begin = Math.max(t - left, first[t] ?? 0);
    const end = Math.min(t - left + width, past[t] ?? 0);
    out.set(layer.subarray(begin * BRANCH, end * BRANCH), (t * width + begin - t + left) * BRANCH);
  }
  return out;
}
