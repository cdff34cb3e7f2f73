import type { adminEventsInput } from "@callavet/shared/contract/billing.ts";
import type { Transaction } from "@callavet/shared/node/database.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { limitOf } from "../../rows/paging.ts";
import { ranked, type Ranked } from "./ranked.queries.ts";

/** Never the payload: it holds people's payment data. */
export interface AdminEventRow {
  id: string;
  type: string;
  status: string;
  object_id: string | null;
  stripe_customer_id: string | null;
  email: string | null;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  received_at: Date;
  processed_at: Date | null;
  cursor_at: string;
}

/** `stripe_subscription_events_list` */
const list: Ranked = { first: "e.status = 'failed'", at: "e.received_at", id: "e.id" };

const selection = sql`
  select e.id, e.type, e.status, e.object_id, e.stripe_customer_id, o.email, e.attempts, e.last_error, e.created_at, e.received_at,
    e.processed_at, ${ranked.place(list)} as cursor_at
  from public.stripe_subscription_events e
  left join public.stripe_customers c on c.stripe_customer_id = e.stripe_customer_id
  left join public.profiles o on o.id = c.user_id`;

export async function selectEvents(trx: Transaction, input: z.infer<typeof adminEventsInput>): Promise<AdminEventRow[]> {
  const { rows } = await sql<AdminEventRow>`${selection}
    where ${ranked.after(list, input.cursor)}
      ${input.id ? sql`and e.id = ${input.id}` : sql``}
      ${input.status ? sql`and e.status = ${input.status}` : sql``}
      ${input.type ? sql`and e.type = ${input.type}` : sql``}
      ${input.customer ? sql`and e.stripe_customer_id = ${input.customer}` : sql``}
    ${ranked.order(list)}
    limit ${limitOf(input) + 1}`.execute(trx);
  return rows;
}

/** As the admin: the event is as if it had just come. Postgres refuses one that is not there. */
export async function replayStripeEvent(trx: Transaction, id: string): Promise<AdminEventRow> {
  await sql`select public.fn_replay_stripe_event(${id})`.execute(trx);
  const { rows } = await sql<AdminEventRow>`${selection} where e.id = ${id}`.execute(trx);
  if (!rows[0]) throw new Error("the event just replayed cannot be read");
  return rows[0];
}
