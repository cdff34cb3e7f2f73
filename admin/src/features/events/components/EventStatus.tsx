import { useTranslation } from "react-i18next";
import { Status, type Tone } from "../../../ui/Status.tsx";
import type { AdminEvent } from "../api.ts";

const tones: Record<AdminEvent["status"], Tone> = { received: "now", processed: "good", ignored: "quiet", failed: "danger" };

export function EventStatus({ status }: { status: AdminEvent["status"] }) {
  const { t } = useTranslation();
  return <Status tone={tones[status]}>{t(`events.status.${status}`)}</Status>;
}
