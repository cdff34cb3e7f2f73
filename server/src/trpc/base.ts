import { initTRPC } from "@trpc/server";
import { describeError } from "./errors.ts";
import type { Context } from "./context.ts";
import type { Meta } from "./meta.ts";

export const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter({ shape, error }) {
      const { reason, message, details } = describeError(error);
      return { ...shape, message, data: { ...shape.data, reason, message, details } };
    },
  });

export const router = t.router;
