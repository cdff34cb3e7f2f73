import { createRootRoute, createRoute, createRouter, redirect, useNavigate } from "@tanstack/react-router";
import { OwnerPage } from "../features/owners/pages/OwnerPage.tsx";
import { PricingPage } from "../features/pricing/pages/PricingPage.tsx";
import { SessionsPage } from "../features/sessions/pages/SessionsPage.tsx";
import { SubscriptionsPage } from "../features/subscriptions/pages/SubscriptionsPage.tsx";
import { parseListSearch, type ListSearch } from "../lib/list-search.ts";
import { Gate } from "./Gate.tsx";
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
  component: function Subscriptions() {
    const search = subscriptions.useSearch();
    const navigate = useNavigate({ from: "/ui/subscriptions" });
    return (
      <SubscriptionsPage
        search={search}
        onSearch={(next, replace = false) => void navigate({ search: clean(next), replace, resetScroll: false })}
      />
    );
  },
});

const sessions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/sessions",
  validateSearch: parseListSearch,
  component: function Sessions() {
    const search = sessions.useSearch();
    const navigate = useNavigate({ from: "/ui/sessions" });
    return (
      <SessionsPage
        search={search}
        onSearch={(next, replace = false) => void navigate({ search: clean(next), replace, resetScroll: false })}
      />
    );
  },
});

const pricing = createRoute({ getParentRoute: () => rootRoute, path: "/ui/pricing", component: PricingPage });

const owner = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ui/owners/$ownerId",
  component: function Owner() {
    return <OwnerPage ownerId={owner.useParams().ownerId} />;
  },
});

/** Nothing empty stands in an address. */
const clean = (search: ListSearch): ListSearch => parseListSearch({ ...search });

export const router = createRouter({
  routeTree: rootRoute.addChildren([first, subscriptions, sessions, pricing, owner]),
  basepath: "/admin",
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
