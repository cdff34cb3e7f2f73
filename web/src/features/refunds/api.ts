import type { RefundRequest } from "@callavet/shared/contract/billing.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";
import { queryClient } from "../../lib/query-client.ts";

export const useRefundRequests = () => useQuery(api.refunds.mine.queryOptions({}));

/** What can be asked back: a consult, or a purchase as a whole. */
export type Asked = { sessionId: string } | { purchaseId: string };

export const requestOf = (items: RefundRequest[] | undefined, sessionId: string | null, purchaseId: string | null) =>
  items?.find(
    (one) => (sessionId !== null && one.sessionId === sessionId) || (purchaseId !== null && one.purchaseId === purchaseId),
  );

/** The receipt of the consult and the list of purchases tell it too. */
const readAgain = () =>
  Promise.all(
    [api.refunds, api.sessions, api.overage].map((feature) => queryClient.invalidateQueries({ queryKey: feature.pathKey() })),
  );

export const useAskRefund = () => useMutation(api.refunds.ask.mutationOptions({ onSuccess: readAgain }));
