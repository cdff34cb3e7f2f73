/** Loaded into the server's process by `--import`: tells its memory and how late its event loop runs. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answers } from "./answers.ts";

const RESOLUTION_MS = 1;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

answers({
  memory() {
    // Twice: what the first one frees may hold more.
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().rss;
  },
  resetDelay: () => delay.reset(),
  delay: () => ({ max: delay.max / 1e6 - RESOLUTION_MS, p99: delay.percentile(99) / 1e6 - RESOLUTION_MS }),
});
// The channel alone must not keep the server from ending.
process.channel?.unref();

export interface Delay {
  max: number;
  p99: number;
}
