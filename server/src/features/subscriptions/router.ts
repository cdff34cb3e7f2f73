import { router } from "../../trpc/base.ts";
import { checkout } from "./checkout.ts";
import { my } from "./my.ts";
import { stripeCheckout } from "./stripe-checkout.ts";
import { usage } from "./usage.ts";
import { usageCurrent } from "./usage-current.ts";

export const subscriptionsRouter = router({ checkout, stripeCheckout, my, usage, usageCurrent });
