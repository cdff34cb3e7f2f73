import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";
import { useReturn } from "../../lib/use-return.ts";

export const usePlans = () => useQuery({ ...api.plans.list.queryOptions({}), staleTime: 300_000 });
export const useUsage = () => useQuery(api.subscriptions.usage.queryOptions({}));
export const useMySubscriptions = () => useQuery(api.subscriptions.my.queryOptions({}));
export const useInvoices = () =>
  useInfiniteQuery(
    api.subscriptions.invoices.infiniteQueryOptions(
      { limit: 10 },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
  );

export interface Choice {
  plan: string;
  currency: string;
  interval: "month" | "year";
}

/** One press: to the page where it is paid, or, where no Stripe is configured, straight to the active plan. */
export function useCheckout(sessionId: string | null) {
  const checkout = useMutation(
    api.subscriptions.checkout.mutationOptions({
      onSuccess({ url }) {
        if (url) location.assign(url);
        else void queryClient.invalidateQueries();
      },
    }),
  );
  useReturn(checkout.reset);
  const site = location.origin;
  const choose = ({ plan, currency, interval }: Choice) =>
    checkout.mutate({
      plan_code: plan,
      currency,
      interval,
      success_url: `${site}/app/checkout/done${sessionId ? `?session=${sessionId}` : ""}`,
      cancel_url: sessionId ? `${site}/app/consults/${sessionId}?checkout=canceled` : `${site}/app/plans?checkout=canceled`,
    });
  return {
    choose,
    error: checkout.error,
    chosen: checkout.isPending || checkout.isSuccess ? checkout.variables.plan_code : null,
  };
}

/** A changed plan changes what is left, what is paid, and which consults can go on. */
const readAgain = () => queryClient.invalidateQueries();

export const useCancel = () => useMutation(api.subscriptions.cancel.mutationOptions({ onSuccess: readAgain }));
export const useResume = () => useMutation(api.subscriptions.resume.mutationOptions({ onSuccess: readAgain }));
export const useChangePlan = () => useMutation(api.subscriptions.changePlan.mutationOptions({ onSuccess: readAgain }));
export const usePreview = () => useMutation(api.subscriptions.previewChange.mutationOptions());

/** Stripe's own page for the card and the payment details; it leads back here. */
export function usePortal() {
  const portal = useMutation(api.subscriptions.portal.mutationOptions({ onSuccess: ({ url }) => location.assign(url) }));
  useReturn(portal.reset);
  return {
    open: () => portal.mutate({ return_url: location.href.split("?")[0] }),
    error: portal.error,
    busy: portal.isPending || portal.isSuccess,
  };
}
