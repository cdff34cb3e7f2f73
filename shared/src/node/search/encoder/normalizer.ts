const SPACE = 0x20;
/** U+2581, which stands for a space inside pieces. */
const MARK = [0xe2, 0x96, 0x81];

/** Rewrites text as the model's training did: Unicode forms by its own rules, runs of spaces to one, marks for spaces. */
export class Normalizer {
  readonly #units: Uint32Array;
  readonly #strings: Uint8Array;

  constructor(charsmap: Uint8Array) {
    const size = new DataView(charsmap.buffer, charsmap.byteOffset).getUint32(0, true);
    this.#units = new Uint32Array(Uint8Array.from(charsmap.subarray(4, 4 + size)).buffer);
    this.#strings = charsmap.subarray(4 + size);
  }

  normalize(text: string): string {
    const raw = new TextEncoder().encode(text);
    const out: number[] = [];
    let lastWasSpace = true;
    let at = 0;
    while (at < raw.length) {
      const { bytes, length } = this.#next(raw, at);
      at += length;
      for (const byte of bytes) {
        if (byte !== SPACE) {
          if (lastWasSpace) out.push(...MARK);
          out.push(byte);
          lastWasSpace = false;
        } else {
          // Written when something follows: ends are trimmed and runs are one.
          lastWasSpace = true;
        }
      }
    }
    return new TextDecoder().decode(Uint8Array.from(out));
  }

  /** What the longest rule at `at` makes of how many bytes; without a rule, one character as it is. */
  #next(raw: Uint8Array, at: number): { bytes: Uint8Array; length: number } {
    const units = this.#units;
    let unit = units[0] ?? 0;
    let node = offsetOf(unit);
    let length = 0;
    let value = 0;
    for (let i = at; i < raw.length; i++) {
      const byte = raw[i] ?? 0;
      node ^= byte;
      unit = units[node] ?? 0;
      if ((unit & 0x800000ff) >>> 0 !== byte) break;
      node ^= offsetOf(unit);
      if (unit & 0x100) {
        length = i + 1 - at;
        value = (units[node] ?? 0) & 0x7fffffff;
      }
    }
    if (length > 0) return { bytes: this.#strings.subarray(value, this.#strings.indexOf(0, value)), length };
    const first = raw[at] ?? 0;
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return { bytes: raw.subarray(at, at + size), length: size };
  }
}

const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);
