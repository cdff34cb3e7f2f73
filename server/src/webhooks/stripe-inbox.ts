import { asService, type Database } from "@callavet/shared/node/database.ts";
import { storeStripeEvent, storeStripeEvents } from "./stripe.queries.ts";
import type { InboxEvent } from "./stripe-inbox-event.ts";

/** Events of one transaction: what a burst brings while the one before is being stored. */
const TOGETHER = 50;

interface Waiting {
  event: InboxEvent;
  stored(): void;
  failed(error: unknown): void;
}

/**
 * Stores events for this process, one transaction at a time; what arrives meanwhile goes into the next one together. Each
 * is answered when it is on disk. Queueing a job notifies the workers, and NOTIFY takes one lock for the whole server
 * until the commit is on disk: a transaction for each event was stored at a third of this rate, however many at once.
 */
export function stripeInbox(db: Database): (event: InboxEvent) => Promise<void> {
  const waiting: Waiting[] = [];
  let busy = false;

  async function drain(): Promise<void> {
    busy = true;
    for (let batch = waiting.splice(0, TOGETHER); batch.length > 0; batch = waiting.splice(0, TOGETHER)) {
      try {
        await asService(db, (trx) =>
          storeStripeEvents(
            trx,
            batch.map(({ event }) => event),
          ),
        );
        for (const each of batch) each.stored();
      } catch (error) {
        // One that cannot be stored must not keep the others out.
        if (batch.length === 1) batch[0]?.failed(error);
        else await Promise.all(batch.map(alone));
      }
    }
    busy = false;
  }

  const alone = ({ event, stored, failed }: Waiting): Promise<void> =>
    asService(db, (trx) => storeStripeEvent(trx, event)).then(stored, failed);

  return (event) =>
    new Promise((resolve, reject) => {
      waiting.push({ event, stored: resolve, failed: reject });
      if (!busy) void drain();
    });
}
