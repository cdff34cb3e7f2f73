/** What a SentencePiece model file holds of what we need. Source: sentencepiece_model.proto. */
export interface SentencePieceModel {
  pieces: string[];
  scores: Float32Array;
  /** Precompiled normalization rules: a double array and its strings. */
  charsmap: Uint8Array;
}

type Fields = Map<number, Uint8Array[]>;

/** The length-delimited and 32-bit fields of one protobuf message. */
function fieldsOf(bytes: Uint8Array): Fields {
  const fields: Fields = new Map();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const wire = tag & 7;
    let length = 0;
    if (wire === 0) varint();
    else if (wire === 1) at += 8;
    else if (wire === 2) length = varint();
    else if (wire === 5) length = 4;
    else throw new Error(`protobuf wire type ${wire}`);
    if (wire === 2 || wire === 5) {
      const field = tag >>> 3;
      const value = bytes.subarray(at, at + length);
      const known = fields.get(field);
      if (known) known.push(value);
      else fields.set(field, [value]);
      at += length;
    }
  }
  return fields;
}

export function parseSentencePiece(bytes: Uint8Array): SentencePieceModel {
  const top = fieldsOf(bytes);
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  const scores: number[] = [];
  for (const piece of top.get(1) ?? []) {
    const fields = fieldsOf(piece);
    const text = fields.get(1)?.[0];
    if (!text) continue;
    const score = fields.get(2)?.[0];
    pieces.push(decoder.decode(text));
    scores.push(score ? new DataView(score.buffer, score.byteOffset).getFloat32(0, true) : 0);
  }
  // This model's file has the normalizer's specification in its third field.
  const charsmap = fieldsOf(top.get(3)?.[0] ?? new Uint8Array()).get(2)?.[0];
  if (!charsmap) throw new Error("a SentencePiece model without its normalization rules");
  return { pieces, scores: Float32Array.from(scores), charsmap };
}
