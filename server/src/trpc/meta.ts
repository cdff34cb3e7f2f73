import type { OpenApiMeta } from "trpc-to-openapi";

/** How many calls a person may make: `limits/buckets.ts` has the figures. */
export type LimitName = "read" | "write" | "chat" | "search" | "costly";

export type Meta = OpenApiMeta<{ limit?: LimitName }>;

type Method = "GET" | "POST" | "PATCH";

/** Where REST finds a procedure, and how the document describes it. */
export function rest(
  method: Method,
  path: `/${string}`,
  summary: string,
  options: { open?: boolean; limit?: LimitName } = {},
): Meta {
  const tag = path.split("/")[1] ?? "";
  return {
    limit: options.limit ?? (method === "GET" ? "read" : "write"),
    openapi: {
      method,
      path,
      summary,
      tags: [tag],
      protect: !options.open,
      errorResponses: [400, 401, 402, 403, 404, 409, 429, 503],
    },
  };
}
