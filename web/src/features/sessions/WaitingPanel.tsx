import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { clock } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Advice } from "../triage/Advice.tsx";
import { NotifyMe } from "./NotifyMe.tsx";

/** The place in the queue, what to do about urgent signs, and what can be done meanwhile. */
export function WaitingPanel({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { session, ahead } = detail;
  return (
    <section className="waiting" data-testid="waiting-room">
      <p className="waiting-place" role="status">
        <span className="waiting-lamp" aria-hidden="true" />
        {ahead === null || ahead === 0 ? t("room.next") : t("room.ahead", { count: ahead })}
      </p>
      <p className="muted">
        {session.queuedAt && `${t("room.since", { time: clock(session.queuedAt, tongue) })}. `}
        {t("room.stay")}
      </p>
      <NotifyMe />
      <Advice urgency={session.urgency} redFlags={session.redFlags} />
    </section>
  );
}
