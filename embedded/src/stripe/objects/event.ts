import { Stripe } from "stripe";
import { newId } from "../ids.ts";
import type { AnyObject, Of } from "../wire/stored.ts";
import type { Cause } from "../world.ts";

interface Given {
  type: Stripe.Event.Type;
  object: AnyObject;
  previous: object | undefined;
  cause: Cause | null;
}

/** `pending_webhooks` is counted when the event is read. */
export function eventObject({ type, object, previous, cause }: Given): Of<"event"> {
  return {
    id: newId("evt_1"),
    object: "event",
    api_version: Stripe.API_VERSION,
    created: Math.floor(Date.now() / 1000),
    data: { object, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: cause ?? { id: null, idempotency_key: null },
    type,
  };
}
