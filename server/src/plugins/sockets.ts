import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import websocket from "@fastify/websocket";
import type { FastifyInstance } from "fastify";
import fp from "fastify-plugin";
import type { WebSocket } from "ws";

/** Service restart: clients come back by themselves. */
const RESTART = 1012;
const GRACE_MS = 1500;
/** Bytes that a reader may be behind; it is cut off then, and resumes where it was. */
const MOST_BEHIND = 4 * 1024 * 1024;

/** The WebSocket server. What a client sends is a call: 64 kB hold the longest. */
export const sockets = fp(async (app: FastifyInstance) => {
  await app.register(websocket, {
    options: { maxPayload: 64 * 1024, perMessageDeflate: false },
    preClose: (done) => closeSockets(app.websocketServer.clients, done),
  });
  app.websocketServer.on("connection", (socket: WebSocket, request: IncomingMessage) => joinWrites(socket, request.socket));
  closeWhenSlow(app);
});

/** What is sent to one socket in one turn of the event loop leaves in one write: an answer and the events beside it. */
function joinWrites(socket: WebSocket, stream: Socket): void {
  const send = socket.send.bind(socket) as (...args: unknown[]) => void;
  let held = false;
  const release = () => {
    held = false;
    stream.uncork();
  };
  Object.assign(socket, {
    send(...args: unknown[]) {
      if (!held) {
        held = true;
        stream.cork();
        setImmediate(release);
      }
      send(...args);
    },
  });
}

/** Says good-bye to all sockets, and does not wait long for an answer. */
function closeSockets(clients: Set<WebSocket>, done: () => void): void {
  for (const client of clients) client.close(RESTART, "restart");
  if (clients.size === 0) return done();
  const started = Date.now();
  const timer = setInterval(() => {
    if (clients.size > 0 && Date.now() - started < GRACE_MS) return;
    clearInterval(timer);
    for (const client of clients) client.terminate();
    done();
  }, 10);
}

/** Cuts readers off that do not read, before what waits for them fills the memory. */
function closeWhenSlow(app: FastifyInstance): void {
  const timer = setInterval(() => {
    for (const client of app.websocketServer.clients) if (client.bufferedAmount > MOST_BEHIND) client.terminate();
  }, 2000).unref();
  app.addHook("onClose", async () => clearInterval(timer));
}
