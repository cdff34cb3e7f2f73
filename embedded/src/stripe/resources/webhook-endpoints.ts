import type { Stripe } from "stripe";
import { newId } from "../ids.ts";
import { endpoint } from "../wire/endpoint.ts";
import { paging } from "../wire/paging.ts";
import { list, params, text } from "../wire/params.ts";
import type { Of } from "../wire/stored.ts";

// The names of events are the SDK's affair; any text is taken here and fits nothing when it is wrong.
const createParams = params<Omit<Stripe.WebhookEndpointCreateParams, "enabled_events"> & { enabled_events: string[] }>()({
  url: text,
  enabled_events: list(text),
  description: text.optional(),
});

export const webhookEndpoints = [
  endpoint("POST", "/v1/webhook_endpoints", createParams, ({ world, params: given }) =>
    world.store.put<Of<"webhook_endpoint">>({
      id: newId("we_1"),
      object: "webhook_endpoint",
      api_version: null,
      application: null,
      created: world.now(),
      description: given.description ?? null,
      enabled_events: given.enabled_events,
      livemode: false,
      metadata: {},
      secret: newId("whsec_", 32),
      status: "enabled",
      url: given.url,
    }),
  ),
  endpoint("GET", "/v1/webhook_endpoints", params<Stripe.WebhookEndpointListParams>()(paging), ({ world, params: page }) => {
    const found = world.store.page("webhook_endpoint", "/v1/webhook_endpoints", page);
    return { ...found, data: found.data.map(withoutSecret) };
  }),
  endpoint("GET", "/v1/webhook_endpoints/:id", params<Stripe.WebhookEndpointRetrieveParams>()({}), ({ world, id }) =>
    withoutSecret(world.store.get("webhook_endpoint", id)),
  ),
  endpoint("DELETE", "/v1/webhook_endpoints/:id", params<Stripe.WebhookEndpointDeleteParams>()({}), ({ world, id }) => {
    world.store.remove(world.store.get("webhook_endpoint", id).id);
    return { id, object: "webhook_endpoint", deleted: true };
  }),
];

/** The secret is told once, in the answer that makes it. */
function withoutSecret({ secret: _secret, ...rest }: Of<"webhook_endpoint">): Omit<Of<"webhook_endpoint">, "secret"> {
  return rest;
}
