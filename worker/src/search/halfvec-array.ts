const HEADER = 20;
const ELEMENT_HEADER = 8;

/**
 * Vectors as the binary form of PostgreSQL's `halfvec[]`: as text they are three times as long, and writing and reading them
 * took a third of what a row costs. `type` is the oid of halfvec, which every database has its own of.
 */
export function halfvecArray(vectors: readonly Float32Array[], type: number): Buffer {
  const numbers = vectors[0]?.length ?? 0;
  const size = ELEMENT_HEADER + 2 * numbers;
  const out = Buffer.alloc(HEADER + vectors.length * size);
  // Dimensions, whether there are nulls, the elements' type, how many, and the number of the first.
  [1, 0, type, vectors.length, 1].forEach((value, i) => out.writeInt32BE(value, 4 * i));
  vectors.forEach((vector, i) => {
    const at = HEADER + i * size;
    out.writeInt32BE(4 + 2 * numbers, at);
    out.writeInt16BE(numbers, at + 4);
    Buffer.from(Float16Array.from(vector).buffer)
      .swap16()
      .copy(out, at + ELEMENT_HEADER);
  });
  return out;
}
