import type { FastifyInstance } from "fastify";
import { endSubscription } from "../flows/end-subscription.ts";
import { updateSubscription } from "../resources/update-subscription.ts";
import { queueAgain } from "../webhooks/queue.ts";
import { createWorld, type World } from "../world.ts";
import type { PageOptions } from "./checkout-routes.ts";
import { dashboardPage } from "./dashboard-page.ts";
import { sendPage } from "./layout.ts";

/** What the buttons do. Each is what the API does for the same wish, so that the same events follow. */
const ACTIONS: Record<string, (world: World, id: string) => unknown> = {
  "subscriptions/cancel": (world, id) => endSubscription(world, world.store.get("subscription", id)),
  "subscriptions/cancel-later": (world, id) => updateSubscription.run(world, { cancel_at_period_end: "true" }, id),
  "subscriptions/resume": (world, id) => updateSubscription.run(world, { cancel_at_period_end: "false" }, id),
  "events/resend": (world, id) => queueAgain(world.store, id),
};

/** A stand-in for Stripe's dashboard. */
export function registerDashboard(app: FastifyInstance, { store, changed }: PageOptions): void {
  app.get("/", (_request, reply) => reply.redirect("/dashboard", 302));
  app.get("/dashboard", (_request, reply) =>
    sendPage(reply, 200, { lang: "en", title: "Stripe stand-in", body: dashboardPage(store) }),
  );

  app.post("/dashboard/:what/:id/:action", (request, reply) => {
    const { what, id, action } = request.params as { what: string; id: string; action: string };
    const act = ACTIONS[`${what}/${action}`];
    if (!act) return reply.callNotFound();
    store.transaction(() => act(createWorld(store, null), id));
    changed();
    return reply.redirect("/dashboard", 303);
  });
}
