import { ChartBarIcon } from "@phosphor-icons/react/ChartBar";
import type { UnitUsage } from "@callavet/shared/contract/entitlements.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { both, day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { Meter } from "./Meter.tsx";
import { usePlans, useUsage } from "./api.ts";

export function UsagePage() {
  const { t } = useTranslation("app");
  const { t: tSite } = useTranslation();
  const tongue = useLanguage();
  const { data, error, refetch } = useUsage();
  const { data: plans } = usePlans();
  const plan = plans?.items.find(({ code }) => code === data?.planCode);
  const nothing = data && !data.planCode && data.chat.credits === 0 && data.video.credits === 0;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("usage.title")}</h1>
        {data?.periodStart && data.periodEnd && (
          <p className="muted">
            {plan && <strong>{t("usage.plan", { plan: both(plan.name, tongue) })} · </strong>}
            {t("usage.period", { start: day(data.periodStart, tongue), end: day(data.periodEnd, tongue) })}
          </p>
        )}
      </header>
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={2} height={190} />)}
      {nothing && (
        <Empty icon={<ChartBarIcon size={56} weight="light" aria-hidden />} title={t("usage.empty")} text={t("usage.emptyText")}>
          <Link className="action" to="/app/plans">
            {t("home.seePlans")}
          </Link>
        </Empty>
      )}
      {data && !nothing && (
        <>
          <Units type="chat" usage={data.chat} />
          <Units type="video" usage={data.video} />
          <p className="muted">
            {t("usage.reservedNote")} {t("usage.creditsNote")}
          </p>
          <Link to="/app/plans">{tSite("nav.plans")}</Link>
        </>
      )}
    </div>
  );
}

function Units({ type, usage }: { type: "chat" | "video"; usage: UnitUsage }) {
  const { t } = useTranslation("app");
  const facts = [
    ["included", usage.included],
    ["used", usage.consumed],
    ["reserved", usage.reserved],
    ["remaining", usage.remaining],
    ["credits", usage.credits],
    ["overage", usage.overage],
  ] as const;
  return (
    <section
      className="units"
      data-testid={`usage-${type}`}
      data-included={usage.included}
      data-consumed={usage.consumed}
      data-reserved={usage.reserved}
      data-remaining={usage.remaining}
    >
      <h2>{t(`usage.${type}`)}</h2>
      <Meter type={t(`usage.${type}`)} usage={usage} />
      <dl>
        {facts.map(([key, value]) => (
          <div key={key} data-key={key}>
            <dt>{t(`usage.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
