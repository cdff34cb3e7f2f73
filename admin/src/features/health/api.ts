import type { AdminAlert } from "@callavet/shared/contract/billing.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../app/api.ts";

export type { AdminAlert };

export const useHealth = () => useQuery(trpc.admin.health.queryOptions({}));

export function useResolveAlert() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.resolveAlert.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.admin.health.queryKey() }),
    }),
  );
}
