import type { adminSubscriptionsInput } from "@callavet/shared/contract/subscriptions.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { cursorAt } from "../../rows/paging.queries.ts";
import { limitOf } from "../../rows/paging.ts";
import { subscriptionColumns, subscriptionTables } from "../../rows/subscription.queries.ts";
import type { SubscriptionRow } from "../../rows/subscription.ts";
import { after, emailContains, inOrder } from "./filters.queries.ts";

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
    select ${subscriptionColumns}, s.user_id, o.email, s.stripe_subscription_id, ${cursorAt("s")} as cursor_at
    from ${subscriptionTables}
    join public.profiles o on o.id = s.user_id
    where ${after("s", input)}
      ${input.email ? sql`and ${emailContains("o.email", input.email)}` : sql``}
      ${input.userId ? sql`and s.user_id = ${input.userId}` : sql``}
      ${input.id ? sql`and s.id = ${input.id}` : sql``}
      ${input.status ? sql`and s.status = ${input.status}` : sql``}
    ${inOrder("s", input)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}
