import type { AdminPlan } from "@callavet/shared/contract/pricing.ts";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../app/api.ts";

export type { AdminPlan };

export const useAdminPlans = () => useQuery(trpc.admin.pricing.queryOptions({}));
