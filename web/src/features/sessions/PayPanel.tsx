import { HourglassMediumIcon } from "@phosphor-icons/react/HourglassMedium";
import { InfoIcon } from "@phosphor-icons/react/Info";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import type { Usage } from "@callavet/shared/contract/entitlements.ts";
import { useTranslation } from "react-i18next";
import { both, day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useItems, useNewestPurchases } from "../overage/api.ts";
import { Canceled } from "../subscriptions/Canceled.tsx";
import { ChangeChoice } from "../subscriptions/ChangeChoice.tsx";
import { FixCard } from "../subscriptions/FixCard.tsx";
import { PlanChoice } from "../subscriptions/PlanChoice.tsx";
import { useMySubscriptions, useUsage } from "../subscriptions/api.ts";
import { isTroubled } from "../subscriptions/plan-words.ts";
import { Advice } from "../triage/Advice.tsx";
import { BuyThis } from "./BuyThis.tsx";
import { EndControl } from "./EndControl.tsx";
import "./case.css";
import "./pay.css";
import "./room.css";

/** Between the words and the queue stands the payment: urgent advice first, then one press, and a plan beside it. */
export function PayPanel({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { session } = detail;
  const mine = useMySubscriptions();
  const { data: usage } = useUsage();
  const purchases = useNewestPurchases();
  const plan = mine.data?.items.find(({ live, superseded }) => live && !superseded);
  const tried = purchases.data?.items.filter(({ sessionId }) => sessionId === session.id) ?? [];
  const onItsWay = tried.some(({ status }) => status === "processing");
  const items = useItems();
  // All of it at once: a button that moves away under a frightened finger is pressed wrongly.
  const ready = mine.data && (purchases.data ?? purchases.error) && (items.data ?? items.error);
  const [title, lead] = words(session.type, plan, usage);
  return (
    <div className="page pay" data-testid="session-status" data-status={session.status}>
      <header>
        <h1>{t(onItsWay ? "pay.processing" : title)}</h1>
        {!onItsWay && (
          <p className="band-lead">
            {t(
              lead,
              plan ? { plan: both(plan.planName, tongue), date: day(plan.cancelAt ?? plan.currentPeriodEnd, tongue) } : {},
            )}
          </p>
        )}
      </header>
      <Advice urgency={session.urgency} redFlags={session.redFlags} />
      {!onItsWay && <Canceled text={t("pay.canceled")} />}
      {!ready && (mine.error ? <Failed error={mine.error} retry={() => void mine.refetch()} /> : <Rows count={3} height={120} />)}
      {ready && onItsWay && <OnItsWay />}
      {ready && !onItsWay && (
        <>
          {tried[0]?.status === "failed" && <NotAccepted />}
          <BuyThis session={session} />
          {plan && isTroubled(plan) && <FixCard text={t("pay.fix")} />}
          {!plan && (
            <section>
              <h2>{t("pay.orPlan")}</h2>
              <PlanChoice sessionId={session.id} quiet />
            </section>
          )}
          {plan && plan.status === "active" && !plan.cancelAt && !usage?.frozen && <Upgrade plan={plan} />}
        </>
      )}
      {ready && session.text && (
        <section className="case-words">
          <h2>{t("room.problem")}</h2>
          <blockquote>{session.text}</blockquote>
        </section>
      )}
      {ready && <EndControl session={session} role="owner" answered={false} />}
    </div>
  );
}

/** Why this has to be paid for, and what for. */
function words(type: "chat" | "video", plan: Subscription | undefined, usage: Usage | undefined) {
  if (!plan) return ["pay.title", "pay.lead"] as const;
  if (usage?.frozen) return ["pay.frozen", "pay.frozenText"] as const;
  if (isTroubled(plan)) return ["pay.pastDue", "pay.pastDueText"] as const;
  if (usage?.[type].included === 0) return ["pay.noneIncluded", "pay.lead"] as const;
  const title = type === "chat" ? ("pay.noChats" as const) : ("pay.noVideos" as const);
  return [title, plan.cancelAt ? ("pay.endsLead" as const) : ("pay.noUnitsLead" as const)] as const;
}

function NotAccepted() {
  const { t } = useTranslation("app");
  return (
    <div className="note" role="status" data-testid="purchase-failed">
      <InfoIcon size={26} aria-hidden />
      <p>{t("pay.failed")}</p>
    </div>
  );
}

function OnItsWay() {
  const { t } = useTranslation("app");
  return (
    <div className="note" role="status" data-testid="purchase-processing">
      <HourglassMediumIcon size={26} aria-hidden />
      <p>{t("pay.processingText")}</p>
    </div>
  );
}

function Upgrade({ plan }: { plan: Subscription }) {
  const { t } = useTranslation("app");
  return (
    <section className="pay-upgrade">
      <h2>{t("pay.orUpgrade")}</h2>
      <ChangeChoice current={plan} upgradesOnly />
    </section>
  );
}
