export interface WireMessage {
  id: number | null;
  result?: { type: string; id?: string; data?: any };
  error?: { data: { reason: string; code: string } };
}

export interface WireSocket {
  received: WireMessage[];
  send(message: object): void;
  next(wanted: (message: WireMessage) => boolean): Promise<WireMessage>;
  /** The close code. */
  closed: Promise<number>;
  close(): void;
}

/** A bare WebSocket that speaks tRPC's messages, as something that is not our client might. `null` sends no token message. */
export async function openSocket(url: string, token: string | null): Promise<WireSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/trpc${token === null ? "" : "?connectionParams=1"}`);
  const received: WireMessage[] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener("message", ({ data }) => {
    if (data === "PING") return socket.send("PONG");
    const parsed = JSON.parse(String(data));
    received.push(...(Array.isArray(parsed) ? parsed : [parsed]));
    for (const check of waiting) check();
  });
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  await new Promise((resolve) => socket.addEventListener("open", resolve, { once: true }));
  if (token !== null) socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
  return {
    received,
    send: (message) => socket.send(JSON.stringify(message)),
    next: (wanted) =>
      new Promise((resolve) => {
        const check = () => {
          const found = received.find(wanted);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    closed,
    close: () => socket.close(),
  };
}
