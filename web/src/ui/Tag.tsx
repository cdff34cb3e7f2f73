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

/** An ended consult that left something in writing; a draft is seen by its vet alone. */
export function CareTag({ care }: { care: "draft" | "approved" }) {
  const { t } = useTranslation("app");
  return (
    <span className="tag" data-tone={care === "draft" ? "lamp" : "sage"} data-testid="care-tag" data-care={care}>
      {t(care === "draft" ? "care.tagDraft" : "care.tagApproved")}
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
