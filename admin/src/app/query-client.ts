import { QueryClient } from "@tanstack/react-query";
import { reasonOf } from "@callavet/shared/browser/api.ts";

/** Refused for good: asking again changes nothing. */
const final = new Set(["forbidden", "unauthenticated", "input_invalid", "not_found", "session_not_found"]);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && !final.has(reasonOf(error) ?? ""),
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});
