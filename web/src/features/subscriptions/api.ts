import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, queryClient } from "../../lib/api.ts";

export const usePlans = () => useQuery({ ...api.plans.list.queryOptions({}), staleTime: 300_000 });
export const useUsage = () => useQuery(api.subscriptions.usage.queryOptions({}));
export const useMySubscriptions = () => useQuery(api.subscriptions.my.queryOptions({}));

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
  const { reset } = checkout;
  useEffect(() => {
    // Back from the payment page by the browser's own button: the page is as it was left, and the press can be made again.
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener("pageshow", onShow);
    return () => removeEventListener("pageshow", onShow);
  }, [reset]);
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
