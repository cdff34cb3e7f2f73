/** The same chat as one would write it with socket.io: join a room, store, emit to the room. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { answers } from "../lib/answers.ts";
import { createStore, personOf, type Said } from "./store.ts";

const store = createStore(process.env.DATABASE_URL ?? "");
const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

io.on("connection", (socket) => {
  const person = personOf(String(socket.handshake.query.token));
  socket.on("join", async (sessionId: string, done: (answer: object) => void) => {
    await socket.join(sessionId);
    done({});
  });
  socket.on("send", async (said: Said, done: (answer: object) => void) => {
    const message = await store(person, said);
    io.to(said.sessionId).emit("message", message);
    done(message);
  });
});

const listening = new Promise<number>((resolve) =>
  http.listen(0, "127.0.0.1", () => resolve((http.address() as AddressInfo).port)),
);
answers({ port: () => listening });
