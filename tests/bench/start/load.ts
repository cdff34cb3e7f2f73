/** Load generator: starts consults over kept-alive HTTP connections, one person after the other. A process of its own. */
import { answers } from "../lib/answers.ts";
import { call, openConnection } from "../lib/http.ts";
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
  const sockets = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
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
