import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { parseListSearch } from "../lib/list-search.ts";
import { Gate } from "./Gate.tsx";
import { listComponent } from "./list-route.tsx";
import { NotFound } from "./NotFound.tsx";
import { Shell } from "./Shell.tsx";

const rootRoute = createRootRoute({
  component: () => (
    <Gate>
      <Shell />
    </Gate>
  ),
  notFoundComponent: NotFound,
});

const first = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/ui/subscriptions", replace: true });
  },
});

const subscriptions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/subscriptions",
  validateSearch: parseListSearch,
  component: listComponent(async () => (await import("../features/subscriptions/pages/SubscriptionsPage.tsx")).SubscriptionsPage),
});

const sessions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/sessions",
  validateSearch: parseListSearch,
  component: listComponent(async () => (await import("../features/sessions/pages/SessionsPage.tsx")).SessionsPage),
});

const payments = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/payments",
  validateSearch: parseListSearch,
  component: listComponent(async () => (await import("../features/payments/pages/PaymentsPage.tsx")).PaymentsPage),
});

const requests = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/refund-requests",
  validateSearch: parseListSearch,
  component: listComponent(async () => (await import("../features/refunds/pages/RefundRequestsPage.tsx")).RefundRequestsPage),
});

const events = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/events",
  validateSearch: parseListSearch,
  component: listComponent(async () => (await import("../features/events/pages/EventsPage.tsx")).EventsPage),
});

const pricing = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/pricing",
  component: lazyRouteComponent(() => import("../features/pricing/pages/PricingPage.tsx"), "PricingPage"),
});

const health = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/health",
  component: lazyRouteComponent(() => import("../features/health/pages/HealthPage.tsx"), "HealthPage"),
});

const owner = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/owners/$ownerId",
  component: lazyRouteComponent(() => import("../features/owners/pages/OwnerRoute.tsx"), "OwnerRoute"),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([first, subscriptions, sessions, payments, requests, pricing, events, health, owner]),
  basepath: "/admin",
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
