import { Logger as QueueLogger } from "graphile-worker";
import type { Logger } from "pino";

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** The queue's own messages in our log, one step quieter; without its `meta`, which holds whole jobs with their payloads. */
export function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger((scope) => {
    const ids = { task: scope.taskIdentifier, job: scope.jobId };
    return (level, message) => log[levels[level]](ids, message);
  });
}
