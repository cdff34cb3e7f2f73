import { CheckCircleIcon } from "@phosphor-icons/react/CheckCircle";
import { HourglassMediumIcon } from "@phosphor-icons/react/HourglassMedium";
import { InfoIcon } from "@phosphor-icons/react/Info";
import type { Purchase } from "@callavet/shared/contract/overage.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../../ui/steps.css";

interface Props {
  purchase: Purchase;
  sessionId: string | null;
}

/** How a purchase came out where no waiting room opens: credits, the bank's days, or nothing charged. Each with a way on. */
export function PurchaseOutcome({ purchase, sessionId }: Props) {
  const { t } = useTranslation("app");
  const { status, units } = purchase;
  const late = status === "paid" && sessionId !== null;
  const [title, text] =
    status === "paid"
      ? late
        ? [t("bought.late"), t("bought.lateText")]
        : [t("bought.creditsDone", { count: units }), t("bought.creditsText")]
      : status === "processing"
        ? [t("bought.processing"), t(sessionId ? "bought.processingText" : "bought.processingCredits")]
        : status === "expired"
          ? [t("bought.expired"), t("bought.expiredText")]
          : [t("bought.failed"), t("bought.failedText")];
  const Icon = status === "paid" ? CheckCircleIcon : status === "processing" ? HourglassMediumIcon : InfoIcon;
  return (
    <div className="page page-narrow" data-testid="purchase-outcome" data-status={status}>
      <div className="outcome" data-good={status === "paid" || undefined} role="status">
        <Icon size={56} weight="light" aria-hidden />
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <div className="outcome-ways">
        {status === "paid" ? (
          <Link className="action" to="/app" data-testid="outcome-next">
            {t("bought.start")}
          </Link>
        ) : sessionId ? (
          <Link className="action" to="/app/consults/$id" params={{ id: sessionId }} data-testid="outcome-next">
            {t("bought.back")}
          </Link>
        ) : (
          status !== "processing" && (
            <Link className="action" to="/app/billing" data-testid="outcome-next">
              {t("bought.again")}
            </Link>
          )
        )}
        {(status === "paid" || status === "processing") && (
          <Link className="action action-quiet" to="/app/billing" data-testid="outcome-billing">
            {t("bought.toBilling")}
          </Link>
        )}
      </div>
    </div>
  );
}
