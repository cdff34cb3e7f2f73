/** Opens sockets that say nothing more than who they are and what they listen to. A process of its own. */
import WebSocket from "ws";
import { answers } from "../lib/answers.ts";

interface Open {
  port: number;
  tokens: string[];
}

const sockets: WebSocket[] = [];

answers({
  async open({ port, tokens }: Open) {
    for (let from = 0; from < tokens.length; from += 50) {
      sockets.push(...(await Promise.all(tokens.slice(from, from + 50).map((token) => listen(port, token)))));
    }
  },
  alive: () => sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length,
});

function listen(port: number, token: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/trpc?connectionParams=1`, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () => {
      socket.send(JSON.stringify({ method: "connectionParams", data: { token } }));
      socket.send(JSON.stringify({ id: 1, method: "subscription", params: { path: "me.events" } }));
    });
    socket.on("message", (data: Buffer) => {
      const text = data.toString();
      if (text === "PING") socket.send("PONG");
      else if (text.includes('"ready"')) resolve(socket);
      else if (text.includes('"error"')) reject(new Error(text.slice(0, 400)));
    });
  });
}
