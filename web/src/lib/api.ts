import type { AppRouter } from "@callavet/server/trpc/router.ts";
import { createApi } from "@callavet/shared/browser/api.ts";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { getToken } from "./auth.ts";
import { queryClient } from "./query-client.ts";
import { createStore } from "./store.ts";

/** False from the moment when the live line is lost until it is back. */
export const lineUp = createStore(true);

addEventListener("offline", () => lineUp.set(false));

const made = createApi<AppRouter>({ getToken, onConnection: (open) => lineUp.set(open || !live) });

/** How many live subscriptions there are: a socket closed because nobody listens any more is no loss. */
let live = 0;
export function holdLine(): () => void {
  live += 1;
  return () => {
    live -= 1;
    if (live === 0) lineUp.set(true);
  };
}

export const client = made.client;

/** Query and mutation options of every procedure, over the one client and cache of this page. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
