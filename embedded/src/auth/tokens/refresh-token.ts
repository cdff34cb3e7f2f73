import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const SIGNATURE = 16;
const CHECKSUM = 4;

/**
 * A version 2 refresh token says which session it is of and how many came before it, signed with the session's own key:
 * `0 | session (16 bytes) | counter (LEB128) | HMAC-SHA-256 (first 16) | SHA-256 of all before (first 4)`, base64url.
 */
export function encodeRefreshToken(sessionId: string, counter: number, key: Uint8Array): string {
  const message = Buffer.concat([Buffer.from([0]), Buffer.from(sessionId.replaceAll("-", ""), "hex"), leb128(counter)]);
  const signed = Buffer.concat([message, sign(message, key)]);
  return Buffer.concat([signed, checksum(signed)]).toString("base64url");
}

export interface RefreshToken {
  sessionId: string;
  counter: number;
  isSignedWith(key: Uint8Array): boolean;
}

/** Null when it has not the shape of one: no need to look for its session. */
export function parseRefreshToken(token: string): RefreshToken | null {
  if (!/^[A-Za-z0-9_-]{51,64}$/.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const signed = bytes.subarray(0, -CHECKSUM);
  if (bytes[0] !== 0 || bytes.toString("base64url") !== token || !checksum(signed).equals(bytes.subarray(-CHECKSUM))) return null;
  const message = signed.subarray(0, -SIGNATURE);
  const counter = fromLeb128(message.subarray(17));
  if (counter === null) return null;
  const hex = message.toString("hex", 1, 17);
  return {
    sessionId: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-"),
    counter,
    isSignedWith: (key) => timingSafeEqual(sign(message, key), signed.subarray(-SIGNATURE)),
  };
}

const sign = (message: Buffer, key: Uint8Array) => createHmac("sha256", key).update(message).digest().subarray(0, SIGNATURE);
const checksum = (signed: Buffer) => createHash("sha256").update(signed).digest().subarray(0, CHECKSUM);

function leb128(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    rest = Math.floor(rest / 128);
  } while (rest > 0);
  return Buffer.from(bytes);
}

function fromLeb128(bytes: Buffer): number | null {
  if (bytes.length === 0 || bytes.length > 7) return null;
  let value = 0;
  for (const [place, byte] of bytes.entries()) {
    if (byte >= 128 !== place < bytes.length - 1) return null;
    value += (byte % 128) * 128 ** place;
  }
  return value;
}
