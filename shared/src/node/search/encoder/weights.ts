import { parseNpy } from "./npy.ts";
import { unzip } from "./zip.ts";

/** Word vectors are kept in eight bits in so many chunks: id → chunk id mod 17, row id div 17. */
const CHUNKS = 17;
/** Numbers of a word vector, and of the encoder's answer. */
export const WORD = 512;
/** Numbers of each of the three n-gram branches. */
export const BRANCH = 256;
/** Tokens that each branch's convolutions see, and how many of them stand before the one looked at. */
export const BRANCHES = [
  { width: 2, left: 0 },
  { width: 3, left: 1 },
  { width: 5, left: 2 },
] as const;

export interface Tensor {
  data: Float32Array;
  shape: number[];
}

export interface Weights {
  get(name: string): Tensor;
  /** Writes a token's word vector to `out` at `at`. */
  wordVector(id: number, out: Float32Array, at: number): void;
  /** Added to the variance in every norm. */
  epsilon: number;
}

/** @throws Error when an array is missing. */
export function readWeights(npz: Uint8Array): Weights {
  const files = unzip(npz);
  const read = (name: string) => {
    const file = files.get(`${name}.npy`);
    if (!file) throw new Error(`the weights have no ${name}`);
    return parseNpy(file);
  };
  const get = (name: string): Tensor => {
    const { data, shape } = read(name);
    return { data: data instanceof Float32Array ? data : Float32Array.from(data), shape };
  };
  const words = Array.from({ length: CHUNKS }, (_, chunk) => read(`q${chunk + 1}`).data);
  const scale = get("scale").data;
  const low = get("lo").data;
  return {
    get,
    epsilon: Number(read("eps").data[0]),
    wordVector(id, out, at) {
      const chunk = id % CHUNKS;
      const source = words[chunk];
      const from = Math.floor(id / CHUNKS) * WORD;
      const [factor = 0, base = 0] = [scale[chunk], low[chunk]];
      for (let k = 0; k < WORD; k++) out[at + k] = (source?.[from + k] ?? 0) * factor + base;
    },
  };
}
