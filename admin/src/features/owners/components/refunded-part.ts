import type { i18n } from "../../../i18n/index.ts";
import { formatMoney } from "../../../lib/format.ts";

/** How much of it was paid back; nothing where nothing was. */
export const refundedPart = ({ refundedAmount, currency }: { refundedAmount: number; currency: string }, t: typeof i18n.t) =>
  refundedAmount > 0 && t("ownerMoney.refundedPart", { amount: formatMoney(refundedAmount, currency) });
