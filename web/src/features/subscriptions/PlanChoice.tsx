import { LockSimpleIcon } from "@phosphor-icons/react/LockSimple";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { both } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { currenciesOf, recommended, usualCurrency } from "../pricing/prices.ts";
import { useCheckout, useMySubscriptions, usePlans } from "./api.ts";
import { PlanRow } from "./PlanRow.tsx";
import { PlanSwitches } from "./PlanSwitches.tsx";
import "./plans.css";

interface Props {
  sessionId: string | null;
  /** Something else on the page is the one next action. */
  quiet?: boolean;
}

/** The plans, one press each from paying. The proposed one comes first in weight, not in tricks. */
export function PlanChoice({ sessionId, quiet = false }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data, error, refetch } = usePlans();
  const { data: mine } = useMySubscriptions();
  const [interval, setInterval] = useState<"month" | "year">("month");
  const [wanted, setWanted] = useState<string | null>(null);
  const { choose, chosen, error: refusal } = useCheckout(sessionId);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={3} height={120} />;
  if (data.items.length === 0)
    return (
      <div className="note">
        <LockSimpleIcon size={28} aria-hidden />
        <div>
          <strong>{t("plans.none")}</strong>
          <p>{t("plans.noneText")}</p>
        </div>
      </div>
    );
  const currencies = currenciesOf(data.items);
  const currency = wanted ?? usualCurrency(currencies);
  const best = recommended(data.items);
  return (
    <div className="plan-choice">
      <PlanSwitches
        interval={interval}
        onInterval={setInterval}
        currency={currency}
        currencies={currencies}
        onCurrency={setWanted}
      />
      {refusal && <Refused error={refusal} />}
      <ul className="plan-list">
        {data.items.map((plan) => (
          <PlanRow
            key={plan.code}
            plan={plan}
            best={!quiet && plan.code === best}
            currency={currency}
            interval={interval}
            label={t("plans.take", { plan: both(plan.name, tongue) })}
            lit={!quiet && plan.code === best}
            firstTime={mine?.items.length === 0}
            busy={chosen === plan.code}
            onChoose={() => (chosen === null || chosen === plan.code) && choose({ plan: plan.code, currency, interval })}
          />
        ))}
      </ul>
      <p className="plan-secure">
        <LockSimpleIcon size={20} aria-hidden /> {t("plans.secure")}
      </p>
    </div>
  );
}
