import type { SessionStatus as Known } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { Status, type Tone } from "../../../ui/Status.tsx";

const tones: Record<Known, Tone> = {
  pending_payment: "attention",
  waiting: "now",
  active: "good",
  completed: "quiet",
  canceled: "quiet",
  expired: "quiet",
};

export function SessionStatus({ status }: { status: Known }) {
  const { t } = useTranslation();
  return <Status tone={tones[status]}>{t(`sessionStatus.${status}`)}</Status>;
}
