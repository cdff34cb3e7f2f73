import { Button } from "@mantine/core";
import type { Plan } from "@callavet/shared/contract/pricing.ts";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { both, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { priceOf } from "../pricing/prices.ts";

interface Props {
  plan: Plan;
  best: boolean;
  currency: string;
  interval: "month" | "year";
  /** What the button says. */
  label: string;
  /** The one amber thing of its page. */
  lit: boolean;
  busy: boolean;
  onChoose: () => void;
  /** Stands where the button would: nothing is to be chosen here. */
  instead?: string | null;
  /** Who never had a plan is offered the trial. */
  firstTime?: boolean;
  /** What the choice would do, below the row. */
  children?: ReactNode;
}

export function PlanRow({ plan, best, currency, interval, label, lit, busy, onChoose, instead, firstTime, children }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const price = priceOf(plan, currency, interval);
  const months = interval === "year" ? 12 : 1;
  const units = [
    t("plans.chats", { count: plan.includedChats * months }),
    plan.includedVideos > 0 ? t("plans.videos", { count: plan.includedVideos * months }) : null,
  ].filter(Boolean);
  return (
    <li className="plan" data-best={best || undefined}>
      <div className="plan-name">
        <h3>{both(plan.name, tongue)}</h3>
        {best && <span className="plan-best">{t("plans.best")}</span>}
        <p>
          {units.join(" · ")} {t(interval === "year" ? "plans.eachYear" : "plans.each")}
        </p>
        {firstTime && plan.trialDays > 0 && <p>{t("plans.trial", { count: plan.trialDays })}</p>}
      </div>
      <p className="plan-price">
        {price ? (
          <>
            {money(price.amount, price.currency, tongue)}{" "}
            <span>{t(interval === "month" ? "plans.perMonth" : "plans.perYear")}</span>
          </>
        ) : (
          <span>{t("plans.notSold")}</span>
        )}
      </p>
      {instead ? (
        <p className="plan-instead">{instead}</p>
      ) : (
        !children && (
          <Button
            size="md"
            variant={lit ? "filled" : "default"}
            loading={busy}
            disabled={!price}
            onClick={onChoose}
            data-testid={`plan-${plan.code}`}
          >
            {label}
          </Button>
        )
      )}
      {children}
    </li>
  );
}
