import { refundRequest, type AdminRefundRequest } from "@callavet/shared/contract/billing.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, trpc } from "../../app/api.ts";
import type { ListSearch } from "../../lib/list-search.ts";

export type { AdminRefundRequest };

const states = refundRequest.shape.status;
export const requestStates = states.options;
export type Decision = "refund" | "credit" | "decline";

const filters = (search: ListSearch) => ({ status: states.safeParse(search.status).data });

export const useRefundRequests = (search: ListSearch) =>
  useQuery(
    trpc.admin.refundRequests.queryOptions(
      { ...filters(search), cursor: search.after?.at(-1) },
      { placeholderData: keepPreviousData },
    ),
  );

export const fetchRefundRequests = (search: ListSearch, cursor?: string) =>
  client.admin.refundRequests.query({ ...filters(search), cursor, limit: 100 });

export const useRefundRequest = (id: string | undefined, row: AdminRefundRequest | undefined) =>
  useQuery(
    trpc.admin.refundRequests.queryOptions(
      { id },
      { enabled: Boolean(id), placeholderData: row && { items: [row], nextCursor: null } },
    ),
  );

export function useDecide() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.decideRefund.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.admin.refundRequests.queryKey() }),
          queries.invalidateQueries({ queryKey: trpc.admin.payments.queryKey() }),
        ]),
    }),
  );
}
