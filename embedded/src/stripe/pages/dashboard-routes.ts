import type { FastifyInstance } from "fastify";
import { StripeRefusal } from "../wire/errors.ts";
import { parseForm } from "../wire/form.ts";
import { createWorld } from "../world.ts";
import type { PageOptions } from "./checkout-routes.ts";
import { ACTIONS } from "./dashboard-actions.ts";
import { dashboardPage } from "./dashboard-page.ts";
import { sendPage } from "./layout.ts";
import { slip } from "./slip.ts";

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
    const form = parseForm(typeof request.body === "string" ? request.body : "");
    try {
      store.transaction(() => act(createWorld(store, null), id, form));
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      const [title, text] = ["That was refused", error.message];
      const next = { href: "/dashboard", label: "Back to the dashboard" };
      return sendPage(reply, error.status, { lang: "en", title, body: slip({ lang: "en", title, text, next }) });
    }
    changed();
    return reply.redirect("/dashboard", 303);
  });
}
