import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "../../lib/api.ts";

export const isLive = ({ status }: Pick<Session, "status">): boolean =>
  status === "pending_payment" || status === "waiting" || status === "active";

/** Waiting places move and payments arrive without a message of their own: those two states are read again by themselves. */
const AGAIN_MS = { waiting: 8000, pending_payment: 4000 } as const;

export const useSession = (sessionId: string) =>
  useQuery({
    ...api.sessions.get.queryOptions({ sessionId }),
    refetchInterval: ({ state }) => {
      const status = state.data?.session.status;
      return status === "waiting" || status === "pending_payment" ? AGAIN_MS[status] : false;
    },
  });

/** Puts a state that the room told into what the page shows, and reads the rest (vet, receipt, place) again. */
export function useSessionUpdate(sessionId: string) {
  const cache = useQueryClient();
  return useCallback(
    (session: Session) => {
      const key = api.sessions.get.queryKey({ sessionId });
      const before = cache.getQueryData(key);
      if (!before) return;
      const changed =
        before.session.status !== session.status ||
        before.session.petId !== session.petId ||
        before.session.vetId !== session.vetId;
      cache.setQueryData(key, { ...before, session });
      if (changed) void cache.invalidateQueries({ queryKey: key });
      if (changed && !isLive(session)) void cache.invalidateQueries({ queryKey: api.subscriptions.pathKey() });
    },
    [cache, sessionId],
  );
}

export const useRecent = (limit: number) => useQuery(api.sessions.list.queryOptions({ limit }));

export const useSessions = () =>
  useInfiniteQuery(
    api.sessions.list.infiniteQueryOptions({ limit: 20 }, { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined }),
  );

export const useQueue = () => useQuery({ ...api.sessions.queue.queryOptions({}), refetchInterval: 30_000 });

export const useMe = () => useQuery(api.me.get.queryOptions({}));

export function useEnd(sessionId: string) {
  const cache = useQueryClient();
  return useMutation(
    api.sessions.end.mutationOptions({
      onSuccess({ session, receipt }) {
        const key = api.sessions.get.queryKey({ sessionId });
        cache.setQueryData(key, (before) => before && { ...before, session, receipt, ahead: null });
        void cache.invalidateQueries({ queryKey: api.sessions.pathKey() });
        void cache.invalidateQueries({ queryKey: api.subscriptions.pathKey() });
        void cache.invalidateQueries({ queryKey: api.me.pathKey() });
      },
    }),
  );
}

export function useAttachPet(sessionId: string) {
  const cache = useQueryClient();
  return useMutation(
    api.sessions.update.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.sessions.get.queryKey({ sessionId }) }),
    }),
  );
}

export function useClaim() {
  const cache = useQueryClient();
  return useMutation(
    api.sessions.claim.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: api.sessions.queue.queryKey({}) }),
    }),
  );
}
