import type { DB } from "@callavet/shared/node/db.gen.ts";
import { sql, type Kysely } from "kysely";
import type { InboxEvent } from "./stripe-inbox-event.ts";

/** True when the event was not stored before. Its job is queued in the same transaction. */
export async function storeStripeEvent(trx: Kysely<DB>, event: InboxEvent): Promise<boolean> {
  const { rows } = await sql<{ stored: boolean }>`
    select public.fn_store_stripe_event(
      ${event.id}, ${event.type}, ${event.apiVersion}, ${event.livemode}, ${event.objectId}, ${event.customer},
      ${event.payload}::jsonb, ${event.createdAt}::timestamptz
    ) as stored
  `.execute(trx);
  return rows[0]?.stored ?? false;
}
