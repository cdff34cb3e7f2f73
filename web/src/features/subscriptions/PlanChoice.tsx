import { NativeSelect, SegmentedControl } from "@mantine/core";
import { LockSimpleIcon } from "@phosphor-icons/react/LockSimple";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { currenciesOf, recommended, usualCurrency } from "../pricing/prices.ts";
import { useCheckout, usePlans } from "./api.ts";
import { PlanRow } from "./PlanRow.tsx";
import "./plans.css";

/** The plans, one press each from paying. The proposed one comes first in weight, not in tricks. */
export function PlanChoice({ sessionId }: { sessionId: string | null }) {
  const { t } = useTranslation("app");
  const { data, error, refetch } = usePlans();
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
      <div className="plan-switches">
        <SegmentedControl
          value={interval}
          onChange={(value) => setInterval(value)}
          data={[
            { value: "month", label: t("plans.month") },
            { value: "year", label: t("plans.year") },
          ]}
        />
        {currencies.length > 1 && (
          <NativeSelect
            aria-label={t("plans.currency")}
            value={currency}
            onChange={({ target }) => setWanted(target.value)}
            data={currencies.map((one) => ({ value: one, label: one.toUpperCase() }))}
          />
        )}
      </div>
      {refusal && <Refused error={refusal} />}
      <ul className="plan-list">
        {data.items.map((plan) => (
          <PlanRow
            key={plan.code}
            plan={plan}
            best={plan.code === best}
            currency={currency}
            interval={interval}
            busy={chosen === plan.code}
            blocked={chosen !== null && chosen !== plan.code}
            onChoose={() => choose({ plan: plan.code, currency, interval })}
          />
        ))}
      </ul>
      <p className="plan-secure">
        <LockSimpleIcon size={20} aria-hidden /> {t("plans.secure")}
      </p>
    </div>
  );
}
