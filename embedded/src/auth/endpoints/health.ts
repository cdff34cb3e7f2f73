import type { Endpoint } from "../http/types.ts";

export const health: Endpoint = {
  method: "GET",
  path: "/health",
  handle: () => ({
    json: { version: "embedded", name: "GoTrue", description: "Stand-in for Supabase Auth on this machine; not for production" },
  }),
};
