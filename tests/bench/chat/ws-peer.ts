/** The same chat with bare `ws`: a map of rooms, store, write the same text to both. The ceiling of what Node can do. */
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { answers } from "../lib/answers.ts";
import { createStore, personOf, type Said } from "./store.ts";

const store = createStore(process.env.DATABASE_URL ?? "");
const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: "127.0.0.1", perMessageDeflate: false });

server.on("connection", (socket, request) => {
  const person = personOf(new URL(request.url ?? "", "http://peer").searchParams.get("token") ?? "");
  socket.on("message", async (data: Buffer) => {
    const { join, send } = JSON.parse(data.toString()) as { join?: string; send?: Said };
    if (join) {
      const room = rooms.get(join) ?? new Set();
      rooms.set(join, room.add(socket));
      socket.once("close", () => room.delete(socket));
      socket.send('{"joined":true}');
    } else if (send) {
      const text = JSON.stringify({ message: await store(person, send) });
      for (const member of rooms.get(send.sessionId) ?? []) member.send(text);
    }
  });
});

const listening = new Promise<number>((resolve) =>
  server.once("listening", () => resolve((server.address() as AddressInfo).port)),
);
answers({ port: () => listening });
