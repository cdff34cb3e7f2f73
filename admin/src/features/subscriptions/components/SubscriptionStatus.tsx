import { useTranslation } from "react-i18next";
import { KnownStatus } from "../../../ui/KnownStatus.tsx";
import type { Tone } from "../../../ui/Status.tsx";
import type { SubscriptionStatus as Known } from "../api.ts";

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

export function SubscriptionStatus({ status }: { status: string }) {
  const { t } = useTranslation();
  return <KnownStatus status={status} tones={tones} name={(known) => t(`subscriptionStatus.${known}`)} />;
}
