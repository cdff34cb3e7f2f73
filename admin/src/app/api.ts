import type { AppRouter } from "@callavet/server/trpc/router.ts";
import { createApi } from "@callavet/shared/browser/api.ts";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { getToken } from "./auth.ts";
import { queryClient } from "./query-client.ts";

export const { client } = createApi<AppRouter>({ getToken });

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
