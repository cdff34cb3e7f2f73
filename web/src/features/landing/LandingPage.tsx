import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { Link } from "@tanstack/react-router";
import { startTransition, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { money } from "../../lib/format.ts";
import { language } from "../../lib/preferences.ts";
import { maybeSignedIn } from "../../lib/signed-in.ts";
import { useStore } from "../../lib/store.ts";
import { SiteBar } from "../../ui/SiteBar.tsx";
import { Preferences } from "../../ui/Preferences.tsx";
import { Danger } from "./Danger.tsx";
import { Hero } from "./Hero.tsx";
import { How } from "./How.tsx";
import { currenciesOf, priceOf, readPlans, usualCurrency } from "../pricing/prices.ts";
import { Promises } from "./Promises.tsx";
import { Teaser } from "./Teaser.tsx";

function usePlans() {
  const [plans, setPlans] = useState<Plan[] | "failed" | null>(null);
  const read = useCallback(() => {
    readPlans().then(setPlans, () => setPlans("failed"));
  }, []);
  useEffect(read, [read]);
  return { plans, read };
}

export function LandingPage() {
  const { t } = useTranslation();
  const tongue = useStore(language);
  const { plans, read } = usePlans();
  const list = Array.isArray(plans) ? plans : [];
  const currency = usualCurrency(currenciesOf(list));
  const amounts = list.flatMap((plan) => priceOf(plan, currency, "month")?.amount ?? []);
  const [below, setBelow] = useState(false);
  // The first screen stands before what is further down is drawn.
  useEffect(() => startTransition(() => setBelow(true)), []);
  const focusField = () => {
    window.scrollTo({ top: 0 });
    document.getElementById("problem")?.focus();
  };
  return (
    <>
      <a className="skip" href="#problem">
        {t("nav.skip")}
      </a>
      <SiteBar>
        {maybeSignedIn() ? (
          <Link className="action action-quiet" to="/app">
            {t("nav.open")}
          </Link>
        ) : (
          <Link className="action action-quiet" to="/sign-in">
            {t("nav.signIn")}
          </Link>
        )}
      </SiteBar>
      <main className="landing">
        <Hero fromPrice={amounts.length > 0 ? money(Math.min(...amounts), currency, tongue) : null} />
        {below && (
          <>
            <How />
            <Danger />
            <Teaser plans={plans} currency={currency} retry={read} />
            <Promises />
            <section className="band closing">
              <h2>{t("end.title")}</h2>
              <button type="button" className="action" onClick={focusField}>
                {t("end.action")}
              </button>
            </section>
          </>
        )}
      </main>
      {below && (
        <footer className="foot">
          <p>{t("footer.note")}</p>
          <Link to="/help" search={{}}>
            {t("nav.help")}
          </Link>
          <Preferences />
        </footer>
      )}
    </>
  );
}
