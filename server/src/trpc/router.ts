import { adminRouter } from "../features/admin/router.ts";
import { articlesRouter } from "../features/articles/router.ts";
import { centersRouter } from "../features/centers/router.ts";
import { careRouter } from "../features/care/router.ts";
import { chatRouter } from "../features/chat/router.ts";
import { meRouter } from "../features/accounts/router.ts";
import { entitlementAliases, entitlementsRouter } from "../features/entitlements/router.ts";
import { overageRouter } from "../features/overage/router.ts";
import { petsRouter } from "../features/pets/router.ts";
import { plansRouter } from "../features/pricing/router.ts";
import { refundsRouter } from "../features/refunds/router.ts";
import { searchRouter } from "../features/search/router.ts";
import { sessionsRouter } from "../features/sessions/router.ts";
import { subscriptionsRouter } from "../features/subscriptions/router.ts";
import { router, t } from "./base.ts";

export const appRouter = router({
  plans: plansRouter,
  me: meRouter,
  pets: petsRouter,
  subscriptions: t.mergeRouters(subscriptionsRouter, entitlementAliases),
  entitlements: entitlementsRouter,
  overage: overageRouter,
  refunds: refundsRouter,
  sessions: sessionsRouter,
  chat: chatRouter,
  care: careRouter,
  search: searchRouter,
  articles: articlesRouter,
  centers: centersRouter,
  admin: adminRouter,
});

/** What the browser's client is typed by. */
export type AppRouter = typeof appRouter;
