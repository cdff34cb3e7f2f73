import type { TRPCError } from "@trpc/server";
import type { FastifyBaseLogger } from "fastify";
import type { Metrics } from "./metrics.ts";
import { describeError } from "./trpc/errors.ts";

/** Where calls say how they went: ours to mend is logged, the rest is counted. */
export interface Reporter {
  refused(error: TRPCError, path: string, requestId: string): void;
  called(path: string, ok: boolean, ms: number): void;
  stored(): void;
  /** Trouble of work that nobody waits for. */
  background(error: unknown): void;
  attach(log: FastifyBaseLogger, metrics: Metrics): void;
}

export function createReporter(): Reporter {
  let log: FastifyBaseLogger | null = null;
  let metrics: Metrics | null = null;
  return {
    refused(error, path, requestId) {
      const { status, reason } = describeError(error);
      metrics?.refusals.inc({ path, reason });
      if (status >= 500) log?.error({ err: error.cause ?? error, path, requestId, reason }, "a call failed");
    },
    called: (path, ok, ms) => metrics?.called(path, ok, ms),
    stored: () => metrics?.messages.inc(),
    background: (error) => log?.warn({ err: error }, "background work failed"),
    attach(to, measured) {
      log = to;
      metrics = measured;
    },
  };
}
