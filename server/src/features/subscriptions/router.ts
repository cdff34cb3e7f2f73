import { router } from "../../trpc/base.ts";
import { cancel } from "./cancel.ts";
import { changePlan } from "./change-plan.ts";
import { checkout } from "./checkout.ts";
import { dbStatus } from "./db-status.ts";
import { debugActive } from "./debug-active.ts";
import { debugAuth } from "./debug-auth.ts";
import { debugAuthTx } from "./debug-auth-tx.ts";
import { invoices } from "./invoices.ts";
import { my } from "./my.ts";
import { portal } from "./portal.ts";
import { previewChange } from "./preview-change.ts";
import { resume } from "./resume.ts";
import { stripeCheckout } from "./stripe-checkout.ts";
import { usage } from "./usage.ts";
import { usageCurrent } from "./usage-current.ts";

export const subscriptionsRouter = router({
  checkout,
  stripeCheckout,
  portal,
  cancel,
  resume,
  changePlan,
  previewChange,
  my,
  usage,
  usageCurrent,
  invoices,
  dbStatus,
  debugAuth,
  debugAuthTx,
  debugActive,
});
