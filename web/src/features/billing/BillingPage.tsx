import { WalletIcon } from "@phosphor-icons/react/Wallet";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queryClient } from "../../lib/query-client.ts";
import { both, day, days } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { BuyUnits } from "../overage/BuyUnits.tsx";
import { useCredits } from "../overage/api.ts";
import { Credits } from "../overage/Credits.tsx";
import { Purchases } from "../overage/Purchases.tsx";
import { useMySubscriptions, useUsage } from "../subscriptions/api.ts";
import { Canceled } from "../subscriptions/Canceled.tsx";
import { PlanPanel } from "../subscriptions/PlanPanel.tsx";
import { Units } from "../subscriptions/Units.tsx";
import { Invoices } from "./Invoices.tsx";
import "./billing.css";

/** Everything about this person's money, downwards: the plan, what is left of it, what was bought, what was billed. */
export function BillingPage() {
  const { t } = useTranslation("app");
  const { data, error } = useMySubscriptions();
  const usage = useUsage();
  const credits = useCredits();
  // What stands on the first screen comes at once, so that nothing moves under the finger.
  const ready = data && (usage.data ?? usage.error) && (credits.data ?? credits.error);
  if (!ready)
    return (
      <div className="page billing">
        <h1>{t("billing.title")}</h1>
        {error && !data ? (
          // Where the plan cannot be read nothing else can: one word of it, not one for each part.
          <Failed error={error} retry={() => void queryClient.refetchQueries({ type: "active" })} />
        ) : (
          <Rows count={3} height={210} />
        )}
      </div>
    );
  return (
    <div className="page billing">
      <h1>{t("billing.title")}</h1>
      <Canceled text={t("billing.canceled")} />
      <Plan />
      <Left />
      <Credits />
      <BuyUnits />
      <Purchases />
      <Invoices />
    </div>
  );
}

function Plan() {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data } = useMySubscriptions();
  const { data: usage } = useUsage();
  if (!data) return null;
  const current = data.items.find(({ live, superseded }) => live && !superseded) ?? data.items.find(({ live }) => live);
  if (current) return <PlanPanel subscription={current} frozen={usage?.frozen ?? false} />;
  const last = data.items.find(({ endedAt }) => endedAt !== null);
  return (
    <Empty
      icon={<WalletIcon size={56} weight="light" aria-hidden />}
      title={t("billing.none")}
      text={
        last?.endedAt
          ? t("billing.over", { plan: both(last.planName, tongue), date: day(last.endedAt, tongue) })
          : t("billing.noneText")
      }
    >
      <Link className="action" to="/app/plans">
        {t("billing.choose")}
      </Link>
    </Empty>
  );
}

function Left() {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data, error, refetch } = useUsage();
  if (data && !data.planCode) return null;
  return (
    <section id="usage">
      <header className="page-head">
        <h2>{t("billing.usage")}</h2>
        {data?.periodStart && data.periodEnd && <p className="muted">{days(data.periodStart, data.periodEnd, tongue)}</p>}
      </header>
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <Units type="chat" usage={data.chat} />
          <Units type="video" usage={data.video} />
          <p className="muted">{t("usage.reservedNote")}</p>
        </>
      )}
    </section>
  );
}
