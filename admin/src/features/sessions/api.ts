import { consultType } from "@callavet/shared/contract/common.ts";
import { sessionStatus, type AdminSession } from "@callavet/shared/contract/sessions.ts";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, trpc } from "../../app/api.ts";
import type { ListSearch } from "../../lib/list-search.ts";

export type { AdminSession };

/** A status or type that the contract does not know filters nothing, instead of being refused. */
const filters = (search: ListSearch) => ({
  email: search.email,
  status: sessionStatus.safeParse(search.status).data,
  type: consultType.safeParse(search.type).data,
  order: search.order,
});

export const useSessions = (search: ListSearch) =>
  useQuery(
    trpc.admin.sessions.queryOptions({ ...filters(search), cursor: search.after?.at(-1) }, { placeholderData: keepPreviousData }),
  );

export const useOwnersSessions = (ownerId: string | undefined) =>
  useQuery(trpc.admin.sessions.queryOptions({ ownerId, limit: 50 }, { enabled: Boolean(ownerId) }));

export const useFindSessions = (email: string) =>
  useQuery(
    trpc.admin.sessions.queryOptions({ email, limit: 20 }, { enabled: email.length > 1, placeholderData: keepPreviousData }),
  );

export const useSession = (sessionId: string) => useQuery(trpc.sessions.get.queryOptions({ sessionId }));

export const fetchSessions = (search: ListSearch, cursor?: string) =>
  client.admin.sessions.query({ ...filters(search), cursor, limit: 100 });
