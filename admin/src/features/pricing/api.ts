import type { AdminPlan } from "@callavet/shared/contract/pricing.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../app/api.ts";

export type { AdminPlan };

export const useAdminPlans = () => useQuery(trpc.admin.pricing.queryOptions({}));

export function useSyncPricing() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.syncPricing.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.admin.pricing.queryKey() }),
    }),
  );
}
