/** Arithmetic on rows of one long array, in place unless it returns something. */
export function addToRows(x: Float32Array, bias: Float32Array): void {
  for (let i = 0; i < x.length; i += bias.length)
    for (let k = 0; k < bias.length; k++) x[i + k] = (x[i + k] ?? 0) + (bias[k] ?? 0);
}

export function addTo(sum: Float32Array, x: Float32Array): void {
  for (let k = 0; k < x.length; k++) sum[k] = (sum[k] ?? 0) + (x[k] ?? 0);
}

/** `x` becomes relu(x) + y. */
export function addAfterRelu(x: Float32Array, y: Float32Array): void {
  for (let k = 0; k < y.length; k++) x[k] = Math.max(x[k] ?? 0, 0) + (y[k] ?? 0);
}

/** Each row to mean 0 and variance 1, then times `gain` plus `shift`; their length is the row's. */
export function normRows(x: Float32Array, gain: Float32Array, shift: Float32Array, epsilon: number): void {
  const size = gain.length;
  for (let i = 0; i < x.length; i += size) {
    let mean = 0;
    for (let k = 0; k < size; k++) mean += x[i + k] ?? 0;
    mean /= size;
    let variance = 0;
    for (let k = 0; k < size; k++) {
      const distance = (x[i + k] ?? 0) - mean;
      variance += distance * distance;
    }
    const factor = 1 / Math.sqrt(variance / size + epsilon);
    for (let k = 0; k < size; k++) x[i + k] = ((x[i + k] ?? 0) - mean) * factor * (gain[k] ?? 0) + (shift[k] ?? 0);
  }
}

/** Matrices of the same height beside one another. */
export function sideBySide(parts: Float32Array[], rows: number): Float32Array {
  const widths = parts.map((part) => part.length / rows);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const out = new Float32Array(rows * width);
  let left = 0;
  parts.forEach((part, p) => {
    const own = widths[p] ?? 0;
    for (let r = 0; r < rows; r++) out.set(part.subarray(r * own, (r + 1) * own), r * width + left);
    left += own;
  });
  return out;
}

export const relu = (x: Float32Array): Float32Array => x.map((value) => Math.max(value, 0));
export const plus = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value + (b[i] ?? 0));

/** To length 1; `epsilon` keeps zeros from becoming NaN. */
export function unit(x: Float32Array, epsilon: number): Float32Array {
  const length = Math.sqrt(
    Math.max(
      x.reduce((sum, value) => sum + value * value, 0),
      epsilon,
    ),
  );
  return x.map((value) => value / length);
}
