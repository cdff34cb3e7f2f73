import type { Purchase } from "@callavet/shared/contract/overage.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Outside } from "../../ui/Outside.tsx";
import { requestOf, useRefundRequests } from "../refunds/api.ts";
import { RefundAsk } from "../refunds/RefundAsk.tsx";
import { RefundState } from "../refunds/RefundState.tsx";

const tones: Partial<Record<Purchase["status"], string>> = { paid: "sage", processing: "lamp" };

/** One purchase in words: what, when, how it stands, what became of it, and the way to its receipt or a refund. */
export function PurchaseRow({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data: requests } = useRefundRequests();
  const { id, type, units, amount, currency, status, sessionId, fulfilledAs, refundedAmount, frozen, receiptUrl, canAskRefund } =
    purchase;
  const request = requestOf(requests?.items, sessionId, id);
  const refunded = money(refundedAmount, currency, tongue);
  const left = amount - refundedAmount;
  return (
    <li className="money-row" data-testid="purchase-row" data-status={status} data-refunded={refundedAmount}>
      <div className="money-what">
        <strong>{t(`credits.${type}`, { count: units })}</strong>
        <span>
          {day(purchase.paidAt ?? purchase.createdAt, tongue)}
          {fulfilledAs && ` · ${t(fulfilledAs === "session" ? "purchases.asSession" : "purchases.asCredits")}`}
        </span>
        {(status === "processing" || status === "failed" || status === "expired") && <span>{t(`purchases.note.${status}`)}</span>}
        {refundedAmount > 0 && (
          <span>
            {left <= 0
              ? t("purchases.refundedAll", { amount: refunded })
              : t("purchases.refundedPart", { amount: refunded, total: money(amount, currency, tongue) })}
          </span>
        )}
        {frozen && <span className="money-held">{t("purchases.frozen")}</span>}
      </div>
      <div className="money-sum">
        <strong>{money(amount, currency, tongue)}</strong>
        <span className="tag" data-tone={tones[status] ?? "plain"}>
          {t(`purchases.status.${status}`)}
        </span>
      </div>
      {status === "paid" && (
        <div className="money-links">
          {receiptUrl && <Outside href={receiptUrl}>{t("purchases.receipt")}</Outside>}
          {sessionId && (
            <Link to="/app/consults/$id" params={{ id: sessionId }}>
              {t("purchases.consult")}
            </Link>
          )}
          {request ? <RefundState request={request} /> : canAskRefund && <RefundAsk target={{ purchaseId: id }} />}
        </div>
      )}
    </li>
  );
}
