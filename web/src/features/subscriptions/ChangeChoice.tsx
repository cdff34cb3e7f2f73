import type { Plan } from "@callavet/shared/contract/pricing.ts";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { both, day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { monthly, priceOf, usualCurrency } from "../pricing/prices.ts";
import { usePlans } from "./api.ts";
import { ChangeAsk } from "./ChangeAsk.tsx";
import { PlanRow } from "./PlanRow.tsx";
import { PlanSwitches } from "./PlanSwitches.tsx";
import "./plans.css";

interface Props {
  current: Subscription;
  /** Only what gives more: for somebody whose units are used up. */
  upgradesOnly?: boolean;
  onChanged?: () => void;
}

/** Another plan in place of this one: what it would do is said in the row itself, and nothing happens before the second press. */
export function ChangeChoice({ current, upgradesOnly = false, onChanged }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { data, error, refetch } = usePlans();
  const [interval, setInterval] = useState<"month" | "year">(current.interval ?? "month");
  const [asked, setAsked] = useState<string | null>(null);
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={3} height={96} />;
  const currency = current.currency ?? usualCurrency([]);
  const paid = monthly(current.amount ?? 0, current.interval ?? "month");
  const dearer = (plan: Plan) => {
    const price = priceOf(plan, currency, interval);
    return price !== undefined && monthly(price.amount, interval) > paid;
  };
  const shown = upgradesOnly ? data.items.filter((plan) => plan.code !== current.planCode && dearer(plan)) : data.items;
  if (shown.length === 0) return null;
  const instead = (plan: Plan) => {
    if (plan.code === current.planCode && interval === (current.interval ?? interval)) return t("change.yours");
    if (plan.code === current.next?.planCode) return t("change.scheduled", { date: day(current.next.at, tongue) });
    return null;
  };
  return (
    <div className="plan-choice">
      {!upgradesOnly && (
        <PlanSwitches
          interval={interval}
          onInterval={(next) => {
            setInterval(next);
            setAsked(null);
          }}
          currency={currency}
          currencies={[currency]}
        />
      )}
      <ul className="plan-list">
        {shown.map((plan) => (
          <PlanRow
            key={plan.code}
            plan={plan}
            best={false}
            currency={currency}
            interval={interval}
            label={t("change.pick", { plan: both(plan.name, tongue) })}
            lit={false}
            busy={false}
            instead={instead(plan)}
            onChoose={() => setAsked(plan.code)}
          >
            {asked === plan.code && (
              <ChangeAsk
                key={interval}
                current={current}
                plan={plan}
                interval={interval}
                onKeep={() => setAsked(null)}
                onChanged={() => {
                  setAsked(null);
                  onChanged?.();
                }}
              />
            )}
          </PlanRow>
        ))}
      </ul>
    </div>
  );
}
