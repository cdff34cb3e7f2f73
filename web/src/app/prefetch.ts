import { api } from "../lib/api.ts";
import { queryClient } from "../lib/query-client.ts";

/** What a page reads first, asked for on the hover or touch of its link. Never awaited: the page shows what it has. */
const have = (...wanted: Promise<void>[]): void => void Promise.all(wanted);
const me = () => queryClient.prefetchQuery(api.me.get.queryOptions({}));
const petList = () => queryClient.prefetchQuery(api.pets.list.queryOptions({}));
const usageNow = () => queryClient.prefetchQuery(api.subscriptions.usage.queryOptions({}));
const planList = () => queryClient.prefetchQuery(api.plans.list.queryOptions({}));

export const home = () =>
  have(me(), petList(), usageNow(), planList(), queryClient.prefetchQuery(api.sessions.list.queryOptions({ limit: 5 })));
export const pets = () => have(petList());
export const pet = (petId: string) => have(queryClient.prefetchQuery(api.pets.get.queryOptions({ petId })));
export const plans = () => have(me(), planList(), queryClient.prefetchQuery(api.subscriptions.my.queryOptions({})));
export const billing = () =>
  have(
    usageNow(),
    queryClient.prefetchQuery(api.subscriptions.my.queryOptions({})),
    queryClient.prefetchQuery(api.overage.credits.queryOptions({})),
    queryClient.prefetchQuery(api.overage.items.queryOptions({})),
    queryClient.prefetchQuery(api.refunds.mine.queryOptions({})),
  );
export const consults = () =>
  have(
    queryClient.prefetchInfiniteQuery(
      api.sessions.list.infiniteQueryOptions({ limit: 20 }, { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined }),
    ),
  );
export const consult = (sessionId: string) => have(queryClient.prefetchQuery(api.sessions.get.queryOptions({ sessionId })));
export const queue = () => have(queryClient.prefetchQuery(api.sessions.queue.queryOptions({})));
