import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { toPlanFacts } from "../../rows/plan.ts";
import type { PlanRow } from "./pricing.queries.ts";

export function toPlan(row: PlanRow): Plan {
  return { ...toPlanFacts(row), prices: row.prices };
}
