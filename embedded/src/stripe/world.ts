import type { Stripe } from "stripe";
import { eventObject } from "./objects/event.ts";
import type { Store } from "./store.ts";
import { queueDeliveries } from "./webhooks/queue.ts";
import type { AnyObject } from "./wire/stored.ts";

/** The request that caused an event, as the event says it; null for what happens by itself. */
export interface Cause {
  id: string;
  idempotency_key: string | null;
}

/** What an endpoint works with, inside one transaction. */
export interface World {
  store: Store;
  /** Unix seconds; of the customer's test clock, when it has one. */
  now(customer?: string | null): number;
  /** Stores an event with a copy of the object as it is now, and queues its deliveries. */
  emit(type: Stripe.Event.Type, object: AnyObject, previous?: object): void;
}

export function createWorld(store: Store, cause: Cause | null): World {
  return {
    store,
    now: (customer) => clockOf(store, customer) ?? Math.floor(Date.now() / 1000),
    emit(type, object, previous) {
      const event = store.put(eventObject({ type, object, previous, cause }));
      queueDeliveries(store, event);
    },
  };
}

function clockOf(store: Store, customer: string | null | undefined): number | undefined {
  const clock = customer ? store.find("customer", customer)?.test_clock : null;
  return clock ? store.find("test_helpers.test_clock", clock)?.frozen_time : undefined;
}
