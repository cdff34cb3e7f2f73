import type { RefundRequest } from "@callavet/shared/contract/billing.ts";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";

/** What became of a wish to have money back, with the answer in the operator's own words. */
export function RefundState({ request }: { request: RefundRequest }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { status, createdAt, decidedAt, answer } = request;
  return (
    <div className="refund-state" role="status" data-testid="refund-state" data-status={status}>
      <p>{t(`refund.${status}`, { date: day(decidedAt ?? createdAt, tongue) })}</p>
      {answer && (
        <blockquote>
          <span className="sr-only">{t("refund.answer")}: </span>
          {answer}
        </blockquote>
      )}
    </div>
  );
}
