import { router } from "../../trpc/base.ts";
import { pricing } from "./pricing.ts";
import { sessions } from "./sessions.ts";
import { subscriptions } from "./subscriptions.ts";

export const adminRouter = router({ subscriptions, sessions, pricing });
