import { DIMENSIONS } from "./embedder.ts";
import { HASHED_DIMENSIONS, hashedBlock } from "./hashed-block.ts";

export const ENCODED_DIMENSIONS = DIMENSIONS - HASHED_DIMENSIONS;

/** What the sentence encoder's part of the squared length is where it is there; the hashed block has the rest. */
const ENCODED_SHARE = 0.6;

/** One vector of length 1: the sentence encoder's block, zeros without it, and the hashed block. */
export function joinBlocks(text: string, encoded: Float32Array | null): Float32Array<ArrayBuffer> {
  const out = new Float32Array(DIMENSIONS);
  const hashed = hashedBlock(text);
  const length = Math.sqrt(hashed.reduce((sum, value) => sum + value * value, 0));
  if (encoded) out.set(scaled(encoded, Math.sqrt(length > 0 ? ENCODED_SHARE : 1)));
  // A text without a word, an emoji or Arabic say, has no hashed block; the whole is of length 1 all the same.
  if (length > 0) out.set(scaled(hashed, Math.sqrt(encoded ? 1 - ENCODED_SHARE : 1) / length), ENCODED_DIMENSIONS);
  else if (!encoded) out[DIMENSIONS - 1] = 1;
  return out;
}

const scaled = (x: Float32Array, factor: number): Float32Array => x.map((value) => value * factor);
