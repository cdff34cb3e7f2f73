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

/** As many as came at once, in one statement. */
export async function storeStripeEvents(trx: Kysely<DB>, events: readonly InboxEvent[]): Promise<void> {
  const given = events.map(({ id, type, apiVersion, livemode, objectId, customer, payload, createdAt }) => ({
    id,
    type,
    api_version: apiVersion,
    livemode,
    object_id: objectId,
    customer,
    payload,
    created_at: createdAt,
  }));
  await sql`select public.fn_store_stripe_events(${JSON.stringify(given)}::jsonb)`.execute(trx);
}
