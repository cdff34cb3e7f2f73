import { useTranslation } from "react-i18next";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import { Status, type Tone } from "../../../ui/Status.tsx";
import { useRefund, type AdminPayment, type AdminRefund } from "../api.ts";

const tones = {
  creating: "attention",
  pending: "now",
  requires_action: "attention",
  succeeded: "good",
  failed: "danger",
  canceled: "quiet",
} satisfies Record<string, Tone>;
type Known = keyof typeof tones;
const isKnown = (status: string): status is Known => status in tones;

/** What was paid back of a payment, and what became of each. */
export function RefundLines({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  if (payment.refunds.length === 0) return <p className={place.none}>{t("payments.noRefunds")}</p>;
  return (
    <ul className={place.lines}>
      {payment.refunds.map((refund) => (
        <li key={refund.id} data-testid="refund-line">
          <strong>{formatMoney(refund.amount, refund.currency)}</strong>
          {isKnown(refund.status) ? (
            <Status tone={tones[refund.status]}>{t(`refund.status.${refund.status}`)}</Status>
          ) : (
            <Status tone="attention">{refund.status}</Status>
          )}
          <RefundMore refund={refund} />
          {refund.status === "creating" && refund.requestId && (
            <SendAgain paymentId={payment.id} refund={refund} requestId={refund.requestId} />
          )}
        </li>
      ))}
    </ul>
  );
}

const reasons = ["requested_by_customer", "duplicate", "fraudulent"] as const;

function RefundMore({ refund }: { refund: AdminRefund }) {
  const { t } = useTranslation();
  const reason = reasons.find((one) => one === refund.reason);
  const parts = [
    formatMoment(refund.createdAt),
    reason && t(`refund.reasons.${reason}`),
    refund.failureReason,
    refund.stripeRefundId,
  ];
  return <span className={place.more}>{parts.filter(Boolean).join(", ")}</span>;
}

function SendAgain({ paymentId, refund, requestId }: { paymentId: string; refund: AdminRefund; requestId: string }) {
  const { t } = useTranslation();
  const again = useRefund();
  return (
    <div className={place.more}>
      <p>{t("refund.again")}</p>
      <BusyButton
        variant="default"
        busy={again.isPending}
        busyLabel={t("refund.busy")}
        onClick={() => again.mutate({ paymentId, amount: refund.amount, requestId })}
      >
        {t("refund.sendAgain")}
      </BusyButton>
      <Refusal error={again.error} currency={refund.currency} />
    </div>
  );
}
