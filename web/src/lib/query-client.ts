import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { leaveForSignIn } from "./leave-for-sign-in.ts";
import { reasonOf } from "./reason-of.ts";

const onError = (error: unknown) => {
  if (reasonOf(error).reason === "unauthenticated") leaveForSignIn();
};

/** What this page has read, for every page; apart from the API's client, which the open guides do without. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What is refused stays refused; only what may pass by itself is tried again.
      retry: (count, error) => count < 3 && reasonOf(error).transient,
      networkMode: "offlineFirst",
    },
    mutations: { networkMode: "offlineFirst" },
  },
});
