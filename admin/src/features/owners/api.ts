import type { OwnerMoney } from "@callavet/shared/contract/billing.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../app/api.ts";

export type { OwnerMoney };
export type Credit = OwnerMoney["credits"][number];

export const useOwnerMoney = (userId: string) => useQuery(trpc.admin.ownerMoney.queryOptions({ userId }));

export function useGrantCredit() {
  const queries = useQueryClient();
  return useMutation(
    trpc.admin.grantCredit.mutationOptions({
      // A consult that waited for payment may be in the queue now.
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.admin.pathKey() }),
    }),
  );
}
