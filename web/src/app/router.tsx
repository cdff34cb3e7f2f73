import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { LandingPage } from "../features/landing/LandingPage.tsx";
import { clinicsSearch } from "../features/centers/search.ts";
import { readHelp } from "../features/articles/address.ts";
import { readAddress } from "../features/search/address.ts";
import { maybeSignedIn } from "../lib/signed-in.ts";
import i18next from "i18next";
import { arrive, nameTab } from "./arrive.ts";
import { Broken, NotFound } from "./Broken.tsx";
import { Pending } from "./Pending.tsx";

// Pages other than the first come with the component library, when they are wanted: one import each.
const root = createRootRoute({ notFoundComponent: NotFound });
const landing = createRoute({ getParentRoute: () => root, path: "/", component: LandingPage });

const guides = () => import("../features/articles/load.ts");
// The guides do without the component library too: who comes to read at night should not wait for it.
const guidesFrame = createRoute({
  getParentRoute: () => root,
  id: "guides",
  component: lazyRouteComponent(() => import("../features/articles/HelpFrame.tsx"), "HelpFrame"),
});
const help = createRoute({
  getParentRoute: () => guidesFrame,
  path: "/help",
  validateSearch: readHelp,
  loaderDeps: ({ search: { species, topic } }) => ({ species, topic }),
  // On the page already: the list that stands is shown until the next is there.
  loader: async ({ deps, cause }) => {
    const list = (await guides()).loadList(deps);
    if (cause !== "stay") await list;
  },
  component: lazyRouteComponent(() => import("../features/articles/HelpPage.tsx"), "HelpPage"),
});
const guide = createRoute({
  getParentRoute: () => guidesFrame,
  path: "/help/$slug",
  loader: ({ params }) => guides().then(({ loadArticle }) => loadArticle(params.slug)),
  component: lazyRouteComponent(() => import("../features/articles/ArticlePage.tsx"), "ArticlePage"),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./Shell.tsx"), "Shell"),
});

interface SignSearch {
  next?: string | undefined;
}
/** Only paths of this site: an address in a link from elsewhere must not lead away after signing in. */
const ownPath = (value: unknown): string | undefined =>
  typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : undefined;
const signSearch = (search: Record<string, unknown>): SignSearch => ({ next: ownPath(search["next"]) });

const signPage = () => import("../features/accounts/SignPage.tsx");
const signUp = createRoute({
  getParentRoute: () => shell,
  path: "/sign-up",
  validateSearch: signSearch,
  component: lazyRouteComponent(signPage, "SignUpPage"),
});
const signIn = createRoute({
  getParentRoute: () => shell,
  path: "/sign-in",
  validateSearch: signSearch,
  component: lazyRouteComponent(signPage, "SignInPage"),
});

const clinics = createRoute({
  getParentRoute: () => shell,
  path: "/clinics",
  validateSearch: clinicsSearch,
  component: lazyRouteComponent(() => import("../features/centers/ClinicsPage.tsx"), "ClinicsPage"),
});

const requireSignIn = ({ location }: { location: { href: string } }): void => {
  // eslint-disable-next-line typescript/only-throw-error -- the router's way of going elsewhere
  if (!maybeSignedIn()) throw redirect({ to: "/sign-in", search: { next: location.href }, replace: true });
};

const app = createRoute({
  getParentRoute: () => shell,
  path: "/app",
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import("./OwnerFrame.tsx"), "OwnerFrame"),
});
const prefetch = () => import("./prefetch.ts");
const home = createRoute({
  getParentRoute: () => app,
  path: "/",
  loader: () => void prefetch().then(({ home }) => home()),
  component: lazyRouteComponent(() => import("../features/sessions/HomePage.tsx"), "HomePage"),
});
const start = createRoute({
  getParentRoute: () => app,
  path: "start",
  component: lazyRouteComponent(() => import("../features/sessions/StartPage.tsx"), "StartPage"),
});
const pets = createRoute({
  getParentRoute: () => app,
  path: "pets",
  loader: () => void prefetch().then(({ pets }) => pets()),
  component: lazyRouteComponent(() => import("../features/pets/PetsPage.tsx"), "PetsPage"),
});
const petNew = createRoute({
  getParentRoute: () => app,
  path: "pets/new",
  component: lazyRouteComponent(() => import("../features/pets/PetPage.tsx"), "NewPetPage"),
});
const petEdit = createRoute({
  getParentRoute: () => app,
  path: "pets/$id",
  loader: ({ params }) => void prefetch().then(({ pet }) => pet(params.id)),
  component: lazyRouteComponent(() => import("../features/pets/PetPage.tsx"), "EditPetPage"),
});
const plans = createRoute({
  getParentRoute: () => app,
  path: "plans",
  loader: () => void prefetch().then(({ plans }) => plans()),
  component: lazyRouteComponent(() => import("../features/subscriptions/PlansPage.tsx"), "PlansPage"),
});
const billing = createRoute({
  getParentRoute: () => app,
  path: "billing",
  loader: () => void prefetch().then(({ billing }) => billing()),
  component: lazyRouteComponent(() => import("../features/billing/BillingPage.tsx"), "BillingPage"),
});
// What is left stands on the billing page; the address from before still leads there.
const usage = createRoute({
  getParentRoute: () => app,
  path: "usage",
  beforeLoad: () => {
    // eslint-disable-next-line typescript/only-throw-error -- the router's way of going elsewhere
    throw redirect({ to: "/app/billing", hash: "usage", replace: true });
  },
});
const ownId = (value: unknown): string | undefined =>
  typeof value === "string" && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined;
const checkoutDone = createRoute({
  getParentRoute: () => app,
  path: "checkout/done",
  validateSearch: (search: Record<string, unknown>): { session?: string | undefined; purchase?: string | undefined } => ({
    session: ownId(search["session"]),
    purchase: ownId(search["purchase"]),
  }),
  component: lazyRouteComponent(() => import("../features/subscriptions/CheckoutDonePage.tsx"), "CheckoutDonePage"),
});
const consults = createRoute({
  getParentRoute: () => app,
  path: "consults",
  loader: () => void prefetch().then(({ consults }) => consults()),
  component: lazyRouteComponent(() => import("../features/sessions/ConsultsPage.tsx"), "ConsultsPage"),
});
const consult = createRoute({
  getParentRoute: () => app,
  path: "consults/$id",
  loader: ({ params }) => void prefetch().then(({ consult }) => consult(params.id)),
  component: lazyRouteComponent(() => import("../features/sessions/OwnerRoomPage.tsx"), "OwnerRoomPage"),
});

const searchPage = () => import("../features/search/SearchPage.tsx");
const search = createRoute({
  getParentRoute: () => app,
  path: "search",
  validateSearch: readAddress,
  component: lazyRouteComponent(searchPage, "OwnerSearchPage"),
});

const vet = createRoute({
  getParentRoute: () => shell,
  path: "/vet",
  beforeLoad: requireSignIn,
  component: lazyRouteComponent(() => import("./VetFrame.tsx"), "VetFrame"),
});
const queue = createRoute({
  getParentRoute: () => vet,
  path: "/",
  loader: () => void prefetch().then(({ queue }) => queue()),
  component: lazyRouteComponent(() => import("../features/sessions/QueuePage.tsx"), "QueuePage"),
});
const vetRoom = createRoute({
  getParentRoute: () => vet,
  path: "consults/$id",
  loader: ({ params }) => void prefetch().then(({ consult }) => consult(params.id)),
  component: lazyRouteComponent(() => import("../features/sessions/VetRoomPage.tsx"), "VetRoomPage"),
});

const vetSearch = createRoute({
  getParentRoute: () => vet,
  path: "search",
  validateSearch: readAddress,
  component: lazyRouteComponent(searchPage, "VetSearchPage"),
});

const routeTree = root.addChildren([
  landing,
  guidesFrame.addChildren([help, guide]),
  shell.addChildren([
    signUp,
    signIn,
    clinics,
    app.addChildren([home, start, pets, petNew, petEdit, plans, billing, usage, checkoutDone, consults, consult, search]),
    vet.addChildren([queue, vetRoom, vetSearch]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPreloadDelay: 30,
  defaultPendingComponent: Pending,
  defaultPendingMs: 150,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

router.subscribe("onResolved", ({ fromLocation, toLocation }) => arrive(toLocation.pathname, fromLocation === undefined));
i18next.on("languageChanged", nameTab);

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
