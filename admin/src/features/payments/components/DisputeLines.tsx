import { useTranslation } from "react-i18next";
import { formatDay, formatMoney } from "../../../lib/format.ts";
import { KnownStatus } from "../../../ui/KnownStatus.tsx";
import { Line, Lines } from "../../../ui/Lines.tsx";
import place from "../../../ui/place.module.css";
import type { Tone } from "../../../ui/Status.tsx";
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

export function DisputeLines({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  return (
    <Lines
      items={payment.disputes}
      renderLine={(dispute) => (
        <Line
          key={dispute.id}
          testId="dispute-line"
          title={formatMoney(dispute.amount, dispute.currency)}
          state={<KnownStatus status={dispute.status} tones={tones} name={(known) => t(`dispute.${known}`)} />}
          more={[dispute.stripeDisputeId]}
        >
          <span className={place.more}>
            {t("payments.dispute", { amount: formatMoney(dispute.amount, dispute.currency) })}{" "}
            {dispute.status.endsWith("needs_response") && dispute.evidenceDueBy
              ? t("payments.disputeUntil", { date: formatDay(dispute.evidenceDueBy) })
              : ""}{" "}
            {payment.disputed && t("payments.disputeFrozen")}
          </span>
        </Line>
      )}
    />
  );
}
