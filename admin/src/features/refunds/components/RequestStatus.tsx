import { useTranslation } from "react-i18next";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { AdminRefundRequest } from "../api.ts";

const tones: Record<AdminRefundRequest["status"], Tone> = {
  open: "attention",
  refunded: "good",
  credited: "good",
  declined: "quiet",
};

export function RequestStatus({ status }: { status: AdminRefundRequest["status"] }) {
  const { t } = useTranslation();
  return <Status tone={tones[status]}>{t(`requests.status.${status}`)}</Status>;
}
