import type { FastifyServerOptions } from "fastify";

/** Ids and figures only: no query strings, no bodies, no tokens. An error's own words stay out when they may quote input. */
export function loggerOptions(level: string): FastifyServerOptions["logger"] {
  if (level === "silent") return false;
  return {
    level,
    base: undefined,
    redact: ["headers.authorization", "headers.cookie", "req.headers", "*.token", "*.secret"],
    serializers: {
      req: ({ id, method, url }: { id?: unknown; method?: string; url?: string }) => ({ id, method, path: url?.split("?")[0] }),
      res: ({ statusCode }: { statusCode?: number }) => ({ status: statusCode }),
      err: (error: Error & { code?: unknown }) => ({
        type: error.name,
        code: error.code,
        // Postgres quotes values in `detail` and sometimes in the message of input errors (class 22).
        message: typeof error.code === "string" && error.code.startsWith("22") ? "" : error.message,
        stack: (error.stack ?? "").split("\n").slice(1, 8).join("\n"),
      }),
    },
  };
}
