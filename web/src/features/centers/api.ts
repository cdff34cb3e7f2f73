import type { CentersNearInput } from "@callavet/shared/contract/centers.ts";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

const PAGE = 20;

/** What opens and closes is asked again every minute. */
export const useNear = (input: CentersNearInput, enabled: boolean) =>
  useInfiniteQuery({
    ...api.centers.near.infiniteQueryOptions(
      { limit: PAGE, ...input },
      { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
    ),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const useCities = () => useQuery(api.centers.cities.queryOptions({}, { staleTime: 600_000 }));
