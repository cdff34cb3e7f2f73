import type { i18n } from "../../../i18n/index.ts";
import { useTranslation } from "react-i18next";
import { formatMoment, formatMoney } from "../../../lib/format.ts";
import { BusyButton } from "../../../ui/BusyButton.tsx";
import { KnownStatus } from "../../../ui/KnownStatus.tsx";
import { Line, Lines } from "../../../ui/Lines.tsx";
import place from "../../../ui/place.module.css";
import { Refusal } from "../../../ui/Refusal.tsx";
import type { Tone } from "../../../ui/Status.tsx";
import { refundReasons, useRefund, type AdminPayment, type AdminRefund } from "../api.ts";

const tones = {
  creating: "attention",
  pending: "now",
  requires_action: "attention",
  succeeded: "good",
  failed: "danger",
  canceled: "quiet",
} satisfies Record<string, Tone>;

/** What was paid back of a payment, and what became of each. */
export function RefundLines({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  return (
    <Lines
      items={payment.refunds}
      none={t("payments.noRefunds")}
      renderLine={(refund) => (
        <Line
          key={refund.id}
          testId="refund-line"
          title={formatMoney(refund.amount, refund.currency)}
          state={<KnownStatus status={refund.status} tones={tones} name={(known) => t(`refund.status.${known}`)} />}
          more={[formatMoment(refund.createdAt), reasonOf(refund, t), refund.failureReason, refund.stripeRefundId]}
        >
          {refund.status === "creating" && refund.requestId && (
            <SendAgain paymentId={payment.id} refund={refund} requestId={refund.requestId} />
          )}
        </Line>
      )}
    />
  );
}

function reasonOf({ reason }: AdminRefund, t: typeof i18n.t): string | undefined {
  const known = refundReasons.find((one) => one === reason);
  return known && t(`refund.reasons.${known}`);
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
