import { useTranslation } from "react-i18next";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { AdminPayment } from "../api.ts";

type Known = "succeeded" | "failed" | "refunded" | "disputed" | "partly";
const tones: Record<Known, Tone> = {
  succeeded: "good",
  partly: "now",
  refunded: "quiet",
  failed: "quiet",
  disputed: "danger",
};
const waiting = ["processing", "requires_action", "requires_confirmation"] as const;

/** What became of the money, not Stripe's word alone. */
function standOf({ status, disputed, refundedAmount, amount }: AdminPayment): Known | null {
  if (disputed) return "disputed";
  if (status === "succeeded") return refundedAmount === 0 ? "succeeded" : refundedAmount < amount ? "partly" : "refunded";
  return status === "requires_payment_method" || status === "canceled" ? "failed" : null;
}

export function PaymentStatus({ payment }: { payment: AdminPayment }) {
  const { t } = useTranslation();
  const known = standOf(payment);
  if (known) return <Status tone={tones[known]}>{t(`payments.status.${known}`)}</Status>;
  const other = waiting.find((one) => one === payment.status);
  return <Status tone="attention">{other ? t(`payments.other.${other}`) : payment.status}</Status>;
}
