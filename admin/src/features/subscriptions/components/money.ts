import { formatDay, formatMoney } from "../../../lib/format.ts";
import type { i18n } from "../../../i18n/index.ts";
import type { AdminSubscription } from "../api.ts";

type Translate = typeof i18n.t;

export function priceOf(row: AdminSubscription, t: Translate): string {
  if (row.amount === null || row.currency === null) return t("subscriptions.noPrice");
  const per = row.interval ? `, ${t(`pricing.${row.interval}`).toLowerCase()}` : "";
  return formatMoney(row.amount, row.currency) + per;
}

/** What happens next to it, and when. */
export function outlookOf(row: AdminSubscription, t: Translate): string {
  if (!row.live) return t("subscriptions.ended");
  if (row.cancelAt) return t("subscriptions.ends", { date: formatDay(row.cancelAt) });
  return t("subscriptions.renews", { date: formatDay(row.currentPeriodEnd) });
}
