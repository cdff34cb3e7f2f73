import { adminRouter } from "../features/admin/router.ts";
import { chatRouter } from "../features/chat/router.ts";
import { meRouter } from "../features/accounts/router.ts";
import { petsRouter } from "../features/pets/router.ts";
import { plansRouter } from "../features/pricing/router.ts";
import { sessionsRouter } from "../features/sessions/router.ts";
import { subscriptionsRouter } from "../features/subscriptions/router.ts";
import { router } from "./base.ts";

export const appRouter = router({
  plans: plansRouter,
  me: meRouter,
  pets: petsRouter,
  subscriptions: subscriptionsRouter,
  sessions: sessionsRouter,
  chat: chatRouter,
  admin: adminRouter,
});

/** What the browser's client is typed by. */
export type AppRouter = typeof appRouter;
