/** Load generator: starts consults over kept-alive HTTP connections, one person after the other. A process of its own. */
import { connect, type Socket } from "node:net";
import { answers } from "../lib/answers.ts";
import { percentile } from "../lib/stats.ts";
import type { Measured } from "../lib/pgbench.ts";

export interface Load {
  port: number;
  connections: number;
  method: "POST" | "GET";
  path: string;
  body: string;
  tokens: string[];
}

answers({ run });

async function run({ port, connections, method, path, body, tokens }: Load): Promise<Measured> {
  const requests = tokens.map((token) =>
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
        (method === "POST"
          ? `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
          : "\r\n"),
    ),
  );
  const latencies: number[] = [];
  let next = 0;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const started = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const before = performance.now();
        await call(socket, request);
        latencies.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const socket of sockets) socket.destroy();
  return { perSecond: latencies.length / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.setEncoding("latin1");
    socket.once("error", reject);
  });
}

/** Just enough HTTP to know when the answer is whole, and that it is a good one: the machine is the server's to use. */
function call(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const onData = (chunk: string) => {
      answer += chunk;
      const end = answer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1]);
      const whole = Number.isNaN(length) ? answer.endsWith("0\r\n\r\n") : answer.length >= end + 4 + length;
      if (!whole) return;
      socket.off("data", onData);
      if (answer.startsWith("HTTP/1.1 200")) resolve();
      else reject(new Error(answer.slice(0, 600)));
    };
    socket.on("data", onData);
    socket.write(request);
  });
}
