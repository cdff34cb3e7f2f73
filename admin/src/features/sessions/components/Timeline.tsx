import type { Session } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { formatMoment, formatSpan } from "../../../lib/format.ts";
import classes from "./Timeline.module.css";

/** The states that a consult went through, with the time between them. */
export function Timeline({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { createdAt, queuedAt, claimedAt, endedAt, status } = session;
  const steps: { at: string | null; name: string; note?: string }[] = [
    { at: createdAt, name: t("sessions.asked") },
    { at: queuedAt, name: t("sessions.queued") },
    {
      at: claimedAt,
      name: t("sessions.claimed"),
      note: queuedAt && claimedAt ? t("sessions.waited", { time: formatSpan(queuedAt, claimedAt) }) : undefined,
    },
    {
      at: endedAt,
      name: t("sessions.endedAs", { status: t(`sessionStatus.${status}`).toLowerCase() }),
      note: claimedAt && endedAt ? t("sessions.lasted", { time: formatSpan(claimedAt, endedAt) }) : undefined,
    },
  ];
  return (
    <ol className={classes.timeline}>
      {steps.map(
        ({ at, name, note }) =>
          at && (
            <li key={name}>
              <span className={classes.name}>{name}</span>
              <time dateTime={at}>{formatMoment(at)}</time>
              {note && <span className={classes.note}>{note}</span>}
            </li>
          ),
      )}
    </ol>
  );
}
