import type { JobKind } from "@callavet/shared/jobs/job.ts";
import type { JobHelpers } from "graphile-worker";
import type { z } from "zod";
import { contextOfProcess, type TaskContext } from "./context.ts";

type RunTask = (payload: unknown, helpers: JobHelpers) => Promise<void>;

/** A task as the queue calls it; `bind` gives the same task over a context of one's own. */
export interface DefinedTask extends RunTask {
  job: JobKind;
  bind(context: TaskContext): RunTask;
}

/**
 * A task of `job`. The payload is parsed before `handle` sees it: a job that somebody queued by hand, or an older
 * version queued, fails with what is wrong instead of doing half of something. Tasks must be safe to repeat.
 */
export function defineTask<Payload extends z.ZodType>(
  job: JobKind<Payload>,
  handle: (payload: z.output<Payload>, context: TaskContext, helpers: JobHelpers) => Promise<void>,
): DefinedTask {
  const bind =
    (context: TaskContext): RunTask =>
    async (payload, helpers) => {
      const parsed = job.payload.safeParse(payload);
      if (!parsed.success) throw new Error(`payload of ${job.name} refused: ${paths(parsed.error)}`);
      await handle(parsed.data, context, helpers);
    };
  return Object.assign(async (payload: unknown, helpers: JobHelpers) => bind(contextOfProcess())(payload, helpers), {
    job,
    bind,
  });
}

/** Where and what, never the values: this text is stored and logged. */
function paths(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join(".") || "payload"}: ${issue.code}`).join(", ");
}
