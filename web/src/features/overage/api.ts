import type { Purchase } from "@callavet/shared/contract/overage.ts";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { useReturn } from "../../lib/use-return.ts";

export const useItems = () => useQuery({ ...api.overage.items.queryOptions({}), staleTime: 300_000 });
export const useCredits = () => useQuery(api.overage.credits.queryOptions({}));
export const usePurchases = () =>
  useInfiniteQuery(
    api.overage.purchases.infiniteQueryOptions({ limit: 10 }, { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined }),
  );

/** The newest few, for what has just been bought. `every` asks again by itself. */
export const useNewestPurchases = (every: (items: Purchase[] | undefined) => number | false = () => false) =>
  useQuery({
    ...api.overage.purchases.queryOptions({ limit: 10 }),
    staleTime: 0,
    refetchInterval: ({ state }) => every(state.data?.items),
  });

/**
 * One press: to the page where it is paid. `sessionId` binds it to the consult that waits for it. The server names the page
 * to come back to, for it alone knows the purchase.
 */
export function useBuy(sessionId: string | null) {
  const checkout = useMutation(
    api.overage.checkout.mutationOptions({
      onSuccess: ({ url }) => location.assign(url),
    }),
  );
  useReturn(checkout.reset);
  const site = location.origin;
  return {
    buy: (code: string, quantity: number) =>
      checkout.mutate({
        code,
        quantity,
        ...(sessionId ? { original_session_id: sessionId } : {}),
        cancel_url: sessionId ? `${site}/app/consults/${sessionId}?checkout=canceled` : `${site}/app/billing?checkout=canceled`,
      }),
    error: checkout.error,
    busy: checkout.isPending || checkout.isSuccess,
  };
}
