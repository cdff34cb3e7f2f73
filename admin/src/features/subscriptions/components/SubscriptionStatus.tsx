import { useTranslation } from "react-i18next";
import { Status, type Tone } from "../../../ui/Status.tsx";
import { isKnownStatus, type SubscriptionStatus as Known } from "../api.ts";

const tones: Record<Known, Tone> = {
  active: "good",
  trialing: "good",
  past_due: "danger",
  unpaid: "danger",
  incomplete: "attention",
  paused: "attention",
  incomplete_expired: "quiet",
  canceled: "quiet",
};

/** Stripe may say a word that is new to us: it is shown as it came, and marked. */
export function SubscriptionStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  if (!isKnownStatus(status)) return <Status tone="attention">{status}</Status>;
  return <Status tone={tones[status]}>{t(`subscriptionStatus.${status}`)}</Status>;
}
