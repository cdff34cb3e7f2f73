import type { ChatEvent } from "@callavet/shared/contract/chat.ts";

type Encoder = { encode(data: unknown): string; decode(data: string | ArrayBuffer | Uint8Array): unknown };

const written = new WeakMap<ChatEvent, string>();

interface Tracked {
  id: number | string;
  result: { type: "data"; id: string; data: { id: string; data: ChatEvent } };
}

/**
 * JSON, with each event of a room written once however many hear it: only the envelope differs from socket to socket.
 */
export const encoder: Encoder = {
  encode(data) {
    if (!isTracked(data)) return JSON.stringify(data);
    const { id, result } = data;
    const event = result.data.data;
    let body = written.get(event);
    if (body === undefined) written.set(event, (body = JSON.stringify(event)));
    const seq = JSON.stringify(result.id);
    return `{"id":${JSON.stringify(id)},"result":{"type":"data","id":${seq},"data":{"id":${seq},"data":${body}}}}`;
  },
  decode(data) {
    if (typeof data !== "string") throw new TypeError("text frames only");
    return JSON.parse(data);
  },
};

function isTracked(value: unknown): value is Tracked {
  if (typeof value !== "object" || value === null || !("result" in value)) return false;
  const { result } = value as Tracked;
  return (
    result?.type === "data" && typeof result.id === "string" && typeof result.data?.data === "object" && result.data.data !== null
  );
}
