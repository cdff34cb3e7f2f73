import type { Urgency, SessionStatus } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";

const tones: Record<SessionStatus, string> = {
  pending_payment: "lamp",
  waiting: "lamp",
  active: "sage",
  completed: "plain",
  canceled: "plain",
  expired: "plain",
};

export function StatusTag({ status }: { status: SessionStatus }) {
  const { t } = useTranslation("app");
  return (
    <span className="tag" data-tone={tones[status]}>
      {t(`status.${status}`)}
    </span>
  );
}

export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation("app");
  return (
    <span className="tag" data-tone={urgency === "emergency" ? "danger" : urgency === "urgent" ? "lamp" : "plain"}>
      {t(`urgency.${urgency}`)}
    </span>
  );
}
