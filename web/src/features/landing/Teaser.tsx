import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { useTranslation } from "react-i18next";
import { both, money } from "../../lib/format.ts";
import { language } from "../../lib/preferences.ts";
import { useStore } from "../../lib/store.ts";
import { priceOf, recommended } from "../pricing/prices.ts";

interface Props {
  plans: Plan[] | "failed" | null;
  currency: string;
  retry: () => void;
}

/** The prices as a ledger: to be read down, not across. The rows keep their height while they load. */
export function Teaser({ plans, currency, retry }: Props) {
  const { t } = useTranslation();
  const tongue = useStore(language);
  return (
    <section className="band" id="plans">
      <h2>{t("plans.title")}</h2>
      <p className="band-lead">{t("plans.lead")}</p>
      {plans === "failed" ? (
        <div className="plain-page" role="alert">
          <p>{t("plans.failed")}</p>
          <button type="button" className="action action-quiet" onClick={retry}>
            {t("plans.retry")}
          </button>
        </div>
      ) : (
        <ul className="ledger" aria-busy={plans === null}>
          {plans === null
            ? [1, 2, 3].map((row) => <li key={row} />)
            : plans.map((plan) => (
                <Row key={plan.code} plan={plan} best={plan.code === recommended(plans)} currency={currency} tongue={tongue} />
              ))}
        </ul>
      )}
    </section>
  );
}

function Row({ plan, best, currency, tongue }: { plan: Plan; best: boolean; currency: string; tongue: "es" | "en" }) {
  const { t } = useTranslation();
  const price = priceOf(plan, currency, "month");
  const videos = plan.includedVideos > 0 ? ` · ${t("plans.videos", { count: plan.includedVideos })}` : "";
  return (
    <li data-best={best || undefined}>
      <h3>
        {both(plan.name, tongue)}
        {best && <small>{t("plans.recommended")}</small>}
      </h3>
      <p>
        {t("plans.chats", { count: plan.includedChats })}
        {videos}
      </p>
      <div className="ledger-price">
        {price ? money(price.amount, price.currency, tongue) : ""} <span>{t("plans.perMonth")}</span>
      </div>
    </li>
  );
}
