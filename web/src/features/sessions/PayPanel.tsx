import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { both, day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Rows } from "../../ui/Rows.tsx";
import { Canceled } from "../subscriptions/Canceled.tsx";
import { PlanChoice } from "../subscriptions/PlanChoice.tsx";
import { useMySubscriptions } from "../subscriptions/api.ts";
import { Advice } from "../triage/Advice.tsx";
import { EndControl } from "./EndControl.tsx";
import "./case.css";
import "./room.css";

/** Between the words and the queue stands the plan: urgent advice first, then one press to pay. */
export function PayPanel({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { session } = detail;
  const { data } = useMySubscriptions();
  const plan = data?.items.find(({ live }) => live);
  return (
    <div className="page" data-testid="session-status" data-status={session.status}>
      <header>
        <h1>{plan ? t("plans.noUnits") : t("plans.choose")}</h1>
        {data && (
          <p className="band-lead">
            {plan
              ? t("plans.noUnitsText", { plan: both(plan.planName, tongue), date: day(plan.currentPeriodEnd, tongue) })
              : t("plans.chooseText")}
          </p>
        )}
      </header>
      <Canceled />
      <Advice urgency={session.urgency} redFlags={session.redFlags} />
      {!data && <Rows count={3} height={120} />}
      {data && !plan && <PlanChoice sessionId={session.id} />}
      {session.text && (
        <section className="case-words">
          <h2>{t("room.problem")}</h2>
          <blockquote>{session.text}</blockquote>
        </section>
      )}
      <EndControl session={session} role="owner" answered={false} />
    </div>
  );
}
