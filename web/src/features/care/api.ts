import type { Care } from "@callavet/shared/contract/care.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

/** While a draft is being made it is asked for again: the vet sits before the page and waits. */
const AGAIN_MS = 2500;

export const useCare = (sessionId: string) =>
  useQuery({
    ...api.care.get.queryOptions({ sessionId }),
    refetchInterval: ({ state }) => (state.data?.state === "drafting" ? AGAIN_MS : false),
  });

/** Decides on a draft, or writes without one; what comes back is what the page shows. */
export function useCareChanges(sessionId: string) {
  const cache = useQueryClient();
  const onSuccess = (care: Care) => {
    cache.setQueryData(api.care.get.queryKey({ sessionId }), care);
    void cache.invalidateQueries({ queryKey: api.sessions.list.pathKey() });
  };
  const onError = () => void cache.invalidateQueries({ queryKey: api.care.get.queryKey({ sessionId }) });
  const decide = useMutation(api.care.decide.mutationOptions({ onSuccess, onError }));
  const write = useMutation(api.care.write.mutationOptions({ onSuccess }));
  return { decide, write, busy: decide.isPending || write.isPending, error: decide.error ?? write.error };
}
