/** A vector as pgvector reads it; five digits are more than a `halfvec` keeps. */
export const toHalfvec = (vector: Float32Array): string => `[${Array.from(vector, digits).join(",")}]`;

const digits = (value: number): string => (value === 0 ? "0" : value.toPrecision(5));
