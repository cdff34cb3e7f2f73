/**
 * How each server is spoken to, over the same bare sockets: a client library of its own would be measured with it. A
 * message's body begins with its number, `m:<number>;`, by which the load generator knows it again.
 */
export interface Wire {
  path(token: string): string;
  /** What to say to be let into the room. */
  greet(send: (text: string) => void, token: string, sessionId: string): void;
  /** What a frame is for us: something to answer, the word that one is in, a message, or nothing. */
  read(
    text: string,
    sessionId: string,
  ): { kind: "answer"; text: string } | { kind: "joined" } | { kind: "message"; number: number } | null;
  send(sessionId: string, clientId: string, body: string): string;
}

const numberIn = (text: string): number => {
  const at = text.indexOf("m:");
  return at < 0 ? -1 : parseInt(text.slice(at + 2, at + 12), 10);
};

const callavet: Wire = {
  path: () => "/trpc?connectionParams=1",
  greet(send, token, sessionId) {
    send(JSON.stringify({ method: "connectionParams", data: { token } }));
    send(
      JSON.stringify({
        id: 1,
        method: "subscription",
        params: { path: "chat.events", input: { sessionId, lastEventId: "999999999" } },
      }),
    );
  },
  read(text) {
    if (text === "PING") return { kind: "answer", text: "PONG" };
    if (!text.startsWith('{"id":1,')) return text.includes('"error"') ? fail(text) : null;
    if (text.includes('"kind":"message"')) return { kind: "message", number: numberIn(text) };
    if (text.includes('"kind":"presence"')) return { kind: "joined" };
    return text.includes('"error"') ? fail(text) : null;
  },
  send: (sessionId, clientId, body) =>
    JSON.stringify({ id: 2, method: "mutation", params: { path: "chat.send", input: { sessionId, clientId, body } } }),
};

const socketio: Wire = {
  path: (token) => `/socket.io/?EIO=4&transport=websocket&token=${token}`,
  greet: (send) => send("40"),
  read(text, sessionId) {
    if (text === "2") return { kind: "answer", text: "3" };
    // It takes no events before it has said that one is connected.
    if (text.startsWith("40")) return { kind: "answer", text: `420${JSON.stringify(["join", sessionId])}` };
    if (text.startsWith("430")) return { kind: "joined" };
    return text.startsWith('42["message"') ? { kind: "message", number: numberIn(text) } : null;
  },
  send: (sessionId, clientId, body) => `421${JSON.stringify(["send", { sessionId, clientId, body }])}`,
};

const ws: Wire = {
  path: (token) => `/?token=${token}`,
  greet: (send, _token, sessionId) => send(JSON.stringify({ join: sessionId })),
  read(text) {
    if (text.startsWith('{"joined"')) return { kind: "joined" };
    return text.startsWith('{"message"') ? { kind: "message", number: numberIn(text) } : null;
  },
  send: (sessionId, clientId, body) => JSON.stringify({ send: { sessionId, clientId, body } }),
};

function fail(text: string): never {
  throw new Error(text.slice(0, 400));
}

export const wires = { callavet, socketio, ws };
export type WireName = keyof typeof wires;
