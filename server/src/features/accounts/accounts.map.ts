import type { Me, Role } from "@callavet/shared/contract/accounts.ts";
import { refuse } from "../../trpc/refuse.ts";
import { iso } from "../../rows/times.ts";
import type { MeRow } from "./accounts.queries.ts";

const isRole = (role: string): role is Role => role === "vet" || role === "admin";

/** @throws ReasonError 401: the profile is gone, so the token speaks for nobody. */
export function readMe(row: MeRow | undefined): Me {
  if (!row) throw refuse(401, "unauthenticated");
  return {
    id: row.id,
    email: row.email,
    fullName: row.full_name,
    language: row.language === "en" ? "en" : "es",
    country: row.country,
    timeZone: row.time_zone,
    roles: ["owner", ...row.roles.filter(isRole)],
    subscription:
      row.plan_code && row.subscription_status && row.current_period_end
        ? { planCode: row.plan_code, status: row.subscription_status, currentPeriodEnd: iso(row.current_period_end) }
        : null,
    liveSessionId: row.live_session_id,
  };
}
