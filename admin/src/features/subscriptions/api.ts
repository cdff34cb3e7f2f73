import type { AdminSubscription } from "@callavet/shared/contract/subscriptions.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { trpc, client } from "../../app/api.ts";
import type { ListSearch } from "../../lib/list-search.ts";

export type { AdminSubscription };

export const subscriptionStatuses = [
  "active",
  "trialing",
  "past_due",
  "canceled",
  "unpaid",
  "incomplete",
  "incomplete_expired",
  "paused",
] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

const filters = (search: ListSearch) => ({ email: search.email, status: search.status, order: search.order });

export const useSubscriptions = (search: ListSearch) =>
  useQuery(
    trpc.admin.subscriptions.queryOptions(
      { ...filters(search), cursor: search.after?.at(-1) },
      { placeholderData: keepPreviousData },
    ),
  );

export const useSubscription = (id: string | undefined, row: AdminSubscription | undefined) =>
  useQuery(
    trpc.admin.subscriptions.queryOptions(
      { id },
      { enabled: Boolean(id), placeholderData: row && { items: [row], nextCursor: null } },
    ),
  );

/** Everything that one person ever had. */
export const useOwnersSubscriptions = (userId: string | undefined) =>
  useQuery(trpc.admin.subscriptions.queryOptions({ userId, limit: 50 }, { enabled: Boolean(userId) }));

export const useFindSubscriptions = (email: string) =>
  useQuery(
    trpc.admin.subscriptions.queryOptions({ email, limit: 20 }, { enabled: email.length > 1, placeholderData: keepPreviousData }),
  );

export const fetchSubscriptions = (search: ListSearch, cursor?: string) =>
  client.admin.subscriptions.query({ ...filters(search), cursor, limit: 100 });
