import { adminEvent, type AdminEvent } from "@callavet/shared/contract/billing.ts";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { client, trpc } from "../../app/api.ts";
import type { ListSearch } from "../../lib/list-search.ts";

export type { AdminEvent };

const states = adminEvent.shape.status;
export const eventStates = states.options;

const filters = ({ q, status }: ListSearch) => ({
  ...(q?.startsWith("cus_") ? { customer: q } : { type: q }),
  status: states.safeParse(status).data,
});

/** What waits is handled within seconds: the page tells when. */
const whileWaiting = (items: AdminEvent[] | undefined) => (items?.some(({ status }) => status === "received") ? 2000 : false);

export const useEvents = (search: ListSearch) =>
  useQuery(
    trpc.admin.events.queryOptions(
      { ...filters(search), cursor: search.after?.at(-1) },
      { placeholderData: keepPreviousData, refetchInterval: ({ state }) => whileWaiting(state.data?.items) },
    ),
  );

export const fetchEvents = (search: ListSearch, cursor?: string) =>
  client.admin.events.query({ ...filters(search), cursor, limit: 100 });

export const useEvent = (id: string | undefined, row: AdminEvent | undefined) =>
  useQuery(
    trpc.admin.events.queryOptions(
      { id },
      {
        enabled: Boolean(id),
        placeholderData: row && { items: [row], nextCursor: null },
        refetchInterval: ({ state }) => whileWaiting(state.data?.items),
      },
    ),
  );

export function useReplay() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.replayEvent.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.admin.events.queryKey() }),
    }),
  );
}
