/** One array of NumPy's `.npy` format, version 1 or 2, in C order. */
export interface Npy {
  shape: number[];
  data: Float32Array | Float64Array | Uint8Array;
}

/**
 * Source: NumPy's format description (NEP 1).
 *
 * @throws Error on what our one file does not have: Fortran order, other types.
 */
export function parseNpy(bytes: Uint8Array): Npy {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLong = view.getUint8(6) >= 2;
  const start = isLong ? 12 : 10;
  const end = start + (isLong ? view.getUint32(8, true) : view.getUint16(8, true));
  const header = new TextDecoder("latin1").decode(bytes.subarray(start, end));
  if (!header.includes("'fortran_order': False")) throw new Error("an array in Fortran order");
  const type = /'descr':\s*'([^']+)'/u.exec(header)?.[1];
  const sizes = /'shape':\s*\(([^)]*)\)/u.exec(header)?.[1] ?? "";
  const shape = sizes
    .split(",")
    .filter((part) => part.trim() !== "")
    .map(Number);
  // A copy: a typed array must begin at a multiple of its element's size. (A Buffer's `slice` would not copy.)
  const body = new Uint8Array(bytes.subarray(end));
  if (type === "<f4") return { shape, data: new Float32Array(body.buffer) };
  if (type === "<f8") return { shape, data: new Float64Array(body.buffer) };
  if (type === "|u1") return { shape, data: body };
  throw new Error(`an array of type ${type}`);
}
