import { ReceiptIcon } from "@phosphor-icons/react/Receipt";
import type { Receipt as Data } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { both, day, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Outside } from "../../ui/Outside.tsx";
import { RefundAsk } from "../refunds/RefundAsk.tsx";
import { RefundState } from "../refunds/RefundState.tsx";

interface Props {
  receipt: Data;
  sessionId: string;
  forVet: boolean;
}

/** Which bucket paid, in words; "not charged" is said as loudly as a charge. The owner finds the way to a refund here. */
export function Receipt({ receipt, sessionId, forVet }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { paidBy, planName, planCode, remaining, periodEnd } = receipt;
  const purchase = receipt.purchase ?? null;
  const type = t(`receipt.${receipt.type}`);
  const plan = planName ? both(planName, tongue) : (planCode ?? "");
  return (
    <div className="receipt" data-testid="receipt" data-paid-by={paidBy}>
      <h2>
        <ReceiptIcon size={24} aria-hidden /> {t("receipt.title")}
      </h2>
      <p className="receipt-line">{t(`receipt.${paidBy}`, { type, plan })}</p>
      {paidBy === "nothing" && <p>{t(forVet ? "receipt.nothingVet" : "receipt.nothingText")}</p>}
      {paidBy === "plan" && !forVet && remaining !== null && periodEnd && (
        <p>{t("receipt.remaining", { count: remaining, date: day(periodEnd, tongue) })}</p>
      )}
      {paidBy === "credit" && !forVet && <p>{t("receipt.creditText")}</p>}
      {purchase && !forVet && (
        <>
          <p>
            {t(purchase.units > 1 ? "receipt.paidPart" : "receipt.paid", {
              amount: money(purchase.amount, purchase.currency, tongue),
              count: purchase.units,
            })}
          </p>
          {purchase.refundedAmount > 0 && (
            <p className="receipt-refunded" data-testid="receipt-refunded">
              {t("refund.paidBack", { amount: money(purchase.refundedAmount, purchase.currency, tongue) })}
            </p>
          )}
          {purchase.receiptUrl && <Outside href={purchase.receiptUrl}>{t("receipt.stripe")}</Outside>}
        </>
      )}
      {!forVet && receipt.request && <RefundState request={receipt.request} />}
      {!forVet && receipt.canAskRefund && <RefundAsk target={{ sessionId }} />}
    </div>
  );
}
