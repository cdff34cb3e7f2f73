import { ReceiptIcon } from "@phosphor-icons/react/Receipt";
import type { Receipt as Data } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { both, day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";

/** Which bucket paid, in words; "not charged" is said as loudly as a charge. */
export function Receipt({ receipt, forVet }: { receipt: Data; forVet: boolean }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { paidBy, planName, planCode, remaining, periodEnd } = receipt;
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
    </div>
  );
}
