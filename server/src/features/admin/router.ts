import { router } from "../../trpc/base.ts";
import { decideRefund } from "./decide-refund.ts";
import { events } from "./events.ts";
import { grantCredit } from "./grant-credit.ts";
import { health } from "./health.ts";
import { ownerMoney } from "./owner-money.ts";
import { payments } from "./payments.ts";
import { pricing } from "./pricing.ts";
import { refund } from "./refund.ts";
import { refundRequests } from "./refund-requests.ts";
import { replayEvent } from "./replay-event.ts";
import { resolveAlert } from "./resolve-alert.ts";
import { sessions } from "./sessions.ts";
import { subscriptions } from "./subscriptions.ts";
import { syncPricing } from "./sync-pricing.ts";

export const adminRouter = router({
  subscriptions,
  sessions,
  pricing,
  syncPricing,
  payments,
  ownerMoney,
  refund,
  grantCredit,
  refundRequests,
  decideRefund,
  events,
  replayEvent,
  health,
  resolveAlert,
});
