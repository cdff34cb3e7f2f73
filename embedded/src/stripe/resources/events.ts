import type { Stripe } from "stripe";
import type { Store } from "../store.ts";
import { pendingDeliveries } from "../webhooks/queue.ts";
import { endpoint } from "../wire/endpoint.ts";
import { created, paging } from "../wire/paging.ts";
import { list, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";

const listParams = params<Stripe.EventListParams>()({
  ...paging,
  ...created,
  type: text.optional(),
  types: list(text).optional(),
});

export const events = [
  endpoint("GET", "/v1/events/:id", params<Stripe.EventRetrieveParams>()({}), ({ world, id }) =>
    counted(world.store, world.store.get("event", id)),
  ),
  endpoint("GET", "/v1/events", listParams, ({ world, params: { type, types, ...page } }) => {
    const found = world.store.page("event", "/v1/events", page, { "$.type": type ?? types });
    return { ...found, data: found.data.map((event) => counted(world.store, event)) };
  }),
];

function counted(store: Store, event: Of<"event">): Of<"event"> {
  return { ...event, pending_webhooks: pendingDeliveries(store, event.id) };
}
