import type { updateMeInput } from "@callavet/shared/contract/accounts.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";

export interface MeRow {
  id: string;
  email: string;
  full_name: string;
  language: string;
  country: string | null;
  time_zone: string;
  roles: string[];
  plan_code: string | null;
  subscription_status: string | null;
  current_period_end: Date | null;
  live_session_id: string | null;
}

/** Everything that `me` shows, in one query. */
export async function selectMe(trx: Transaction, userId: string): Promise<MeRow | undefined> {
  const { rows } = await sql<MeRow>`
    select p.id, p.email, p.full_name, p.language, p.country, p.time_zone,
      array(select r.role from public.user_roles r where r.user_id = p.id order by r.role) as roles,
      s.plan_code, s.status as subscription_status, s.current_period_end, live.id as live_session_id
    from public.profiles p
    left join lateral (
      select pl.code as plan_code, us.status, us.current_period_end
      from public.user_subscriptions us join public.subscription_plans pl on pl.id = us.plan_id
      where us.user_id = p.id and app.is_live(us.status) and not us.superseded
      limit 1
    ) s on true
    left join lateral (
      select c.id from public.chat_sessions c
      where (c.owner_id = p.id and c.status in ('pending_payment', 'waiting', 'active')) or (c.vet_id = p.id and c.status = 'active')
      order by c.created_at desc limit 1
    ) live on true
    where p.id = ${userId}`.execute(trx);
  return rows[0];
}

export async function updateProfile(trx: Transaction, userId: string, input: z.infer<typeof updateMeInput>): Promise<void> {
  const changes = {
    ...(input.fullName !== undefined && { full_name: input.fullName }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.country !== undefined && { country: input.country }),
    ...(input.timeZone !== undefined && { time_zone: input.timeZone }),
  };
  if (Object.keys(changes).length > 0) await trx.updateTable("profiles").set(changes).where("id", "=", userId).execute();
}

export async function provisionProfile(
  trx: Transaction,
  email: string,
  start: { fullName: string; language: string },
): Promise<void> {
  await sql`select public.fn_provision_profile(${email}, ${start.fullName}, ${start.language})`.execute(trx);
}

export async function hasRole(trx: Transaction, role: "vet" | "admin"): Promise<boolean> {
  const check =
    role === "vet" ? sql<{ ok: boolean }>`select app.is_vet() as ok` : sql<{ ok: boolean }>`select app.is_admin() as ok`;
  return (await check.execute(trx)).rows[0]?.ok === true;
}
