import { call, openConnection } from "./http.ts";
import type { Measured } from "./pgbench.ts";
import { percentile } from "./stats.ts";

/** Sends each request once, over so many kept-alive connections, the next one as soon as one is answered. */
export async function drive(port: number, connections: number, requests: readonly Buffer[]): Promise<Measured> {
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
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p95: percentile(latencies, 0.95),
    p99: percentile(latencies, 0.99),
  };
}
