import type { adminSubscriptionsInput } from "@callavet/shared/contract/subscriptions.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { limitOf } from "../../rows/paging.ts";
import type { SubscriptionRow } from "../../rows/subscription.ts";
import { after, cursorAt, emailContains, inOrder } from "./filters.queries.ts";

export interface AdminSubscriptionRow extends SubscriptionRow {
  user_id: string;
  email: string;
  stripe_subscription_id: string | null;
  cursor_at: string;
}

export async function selectAllSubscriptions(
  trx: Transaction,
  input: z.infer<typeof adminSubscriptionsInput>,
): Promise<AdminSubscriptionRow[]> {
  const { rows } = await sql<AdminSubscriptionRow>`
    select s.id, p.code as plan_code, p.name_es, p.name_en, s.status, s.current_period_start, s.current_period_end, s.cancel_at,
      s.cancel_at_period_end, s.stub, r.amount, r.currency, r.interval, s.created_at, s.user_id, o.email, s.stripe_subscription_id,
      ${cursorAt("s")} as cursor_at
    from public.user_subscriptions s
    join public.profiles o on o.id = s.user_id
    join public.subscription_plans p on p.id = s.plan_id
    left join public.subscription_plan_prices r on r.id = s.price_id
    where ${after("s", input)}
      ${input.email ? sql`and ${emailContains("o.email", input.email)}` : sql``}
      ${input.userId ? sql`and s.user_id = ${input.userId}` : sql``}
      ${input.id ? sql`and s.id = ${input.id}` : sql``}
      ${input.status ? sql`and s.status = ${input.status}` : sql``}
    ${inOrder("s", input)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}
