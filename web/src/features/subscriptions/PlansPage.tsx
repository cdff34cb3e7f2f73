import { WalletIcon } from "@phosphor-icons/react/Wallet";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { both, day, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useMySubscriptions } from "./api.ts";
import { PlanChoice } from "./PlanChoice.tsx";
import { Canceled } from "./Canceled.tsx";

export function PlansPage() {
  const { t } = useTranslation("app");
  const { data, error, refetch } = useMySubscriptions();
  const current = data?.items.find(({ live }) => live);
  return (
    <div className="page">
      <h1>{t("plans.title")}</h1>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={3} height={120} />)}
      {current && <Current subscription={current} />}
      {data && !current && (
        <>
          <Canceled />
          <PlanChoice sessionId={null} />
        </>
      )}
    </div>
  );
}

/** The plan that is paid for: what it costs, until when, and what is wrong with it if anything is. */
function Current({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { amount, currency, interval, cancelAt, currentPeriodEnd, status } = subscription;
  const price = amount !== null && currency !== null ? money(amount, currency, tongue) : null;
  return (
    <section className="current-plan" data-testid="current-plan">
      <WalletIcon size={40} weight="light" aria-hidden />
      <div>
        <h2>{both(subscription.planName, tongue)}</h2>
        {price && (
          <p>
            {price} {t(interval === "year" ? "plans.perYear" : "plans.perMonth")}
          </p>
        )}
        <p className="muted">
          {cancelAt
            ? t("plans.ends", { date: day(cancelAt, tongue) })
            : t("plans.renews", { date: day(currentPeriodEnd, tongue) })}
        </p>
        {status === "past_due" && <p className="refused">{t("plans.pastDue")}</p>}
        <p>{t("plans.have")}</p>
        <Link to="/app/usage">{t("usage.title")}</Link>
      </div>
    </section>
  );
}
