import { adminPaymentsInput, refundReason, type AdminPayment } from "@callavet/shared/contract/billing.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, trpc } from "../../app/api.ts";
import type { ListSearch } from "../../lib/list-search.ts";
import { lookupOf } from "../../lib/lookup.ts";

export type { AdminPayment };
export const refundReasons = refundReason.options;
export type RefundReason = (typeof refundReasons)[number];
export type AdminRefund = AdminPayment["refunds"][number];

const states = adminPaymentsInput.shape.status.unwrap();
export const paymentStates = states.options;

const filters = (search: ListSearch) => ({
  ...lookupOf(search.q),
  status: states.safeParse(search.status).data,
  order: search.order,
});

export const usePayments = (search: ListSearch) =>
  useQuery(
    trpc.admin.payments.queryOptions({ ...filters(search), cursor: search.after?.at(-1) }, { placeholderData: keepPreviousData }),
  );

export const fetchPayments = (search: ListSearch, cursor?: string) =>
  client.admin.payments.query({ ...filters(search), cursor, limit: 100 });

const underWay = ({ refunds }: AdminPayment): boolean => refunds.some(({ status }) => status === "pending");

/** One payment; while a refund of it is on its way, it is read again until Stripe has told what became of it. */
export const usePayment = (id: string | undefined, row: AdminPayment | undefined) =>
  useQuery(
    trpc.admin.payments.queryOptions(
      { id },
      {
        enabled: Boolean(id),
        placeholderData: row && { items: [row], nextCursor: null },
        refetchInterval: ({ state }) => (state.data?.items.some(underWay) ? 2000 : false),
      },
    ),
  );

export const useOwnersPayments = (userId: string) =>
  useQuery(trpc.admin.payments.queryOptions({ userId, limit: 50 }, { enabled: Boolean(userId) }));

export const useFindPayments = (text: string) =>
  useQuery(
    trpc.admin.payments.queryOptions(
      { ...lookupOf(text), limit: 20 },
      { enabled: text.length > 1, placeholderData: keepPreviousData },
    ),
  );

export function useRefund() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.refund.mutationOptions({
      // A lost answer too leaves a row that the page must show.
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.admin.payments.queryKey() }),
    }),
  );
}
