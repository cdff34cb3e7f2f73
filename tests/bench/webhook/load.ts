/** Load generator: what Stripe does, signed events over kept-alive HTTP connections. A process of its own. */
import { Stripe } from "stripe";
import { answers } from "../lib/answers.ts";
import { call, openConnection } from "../lib/http.ts";
import type { Measured } from "../lib/pgbench.ts";
import { percentile } from "../lib/stats.ts";

export interface Load {
  port: number;
  connections: number;
  secret: string;
  /** Each is sent once. */
  bodies: string[];
}

answers({ run });

async function run({ port, connections, secret, bodies }: Load): Promise<Measured> {
  // Signed before the clock runs: signing is Stripe's work.
  const requests = bodies.map((payload) => {
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const head = `POST /stripe/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nStripe-Signature: ${signature}\r\n`;
    const length = Buffer.byteLength(payload);
    return Buffer.from(`${head}Content-Type: application/json; charset=utf-8\r\nContent-Length: ${length}\r\n\r\n${payload}`);
  });
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
