import { useTranslation } from "react-i18next";
import { formatDay, formatMoney } from "../../../lib/format.ts";
import place from "../../../ui/place.module.css";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { AdminPayment } from "../api.ts";

const tones = {
  warning_needs_response: "attention",
  warning_under_review: "now",
  warning_closed: "quiet",
  needs_response: "danger",
  under_review: "now",
  won: "good",
  lost: "danger",
  prevented: "quiet",
} satisfies Record<string, Tone>;
type Known = keyof typeof tones;
const isKnown = (status: string): status is Known => status in tones;

export function DisputeLines({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  return (
    <ul className={place.lines}>
      {payment.disputes.map((dispute) => (
        <li key={dispute.id} data-testid="dispute-line">
          <strong>{formatMoney(dispute.amount, dispute.currency)}</strong>
          {isKnown(dispute.status) ? (
            <Status tone={tones[dispute.status]}>{t(`dispute.${dispute.status}`)}</Status>
          ) : (
            <Status tone="attention">{dispute.status}</Status>
          )}
          <span className={place.more}>
            {t("payments.dispute", { amount: formatMoney(dispute.amount, dispute.currency) })}{" "}
            {dispute.status.endsWith("needs_response") && dispute.evidenceDueBy
              ? t("payments.disputeUntil", { date: formatDay(dispute.evidenceDueBy) })
              : ""}{" "}
            {payment.disputed && t("payments.disputeFrozen")}
          </span>
          <span className={place.more}>{dispute.stripeDisputeId}</span>
        </li>
      ))}
    </ul>
  );
}
