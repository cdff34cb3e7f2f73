import type { adminPlan } from "@callavet/shared/contract/pricing.ts";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { trpc } from "../../app/api.ts";

export type AdminPlan = z.infer<typeof adminPlan>;

export const useAdminPlans = () => useQuery(trpc.admin.pricing.queryOptions({}));
