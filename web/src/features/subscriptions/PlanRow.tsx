import { Button } from "@mantine/core";
import type { Plan } from "@callavet/shared/contract/pricing.ts";
import { useTranslation } from "react-i18next";
import { both, money } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { priceOf } from "../pricing/prices.ts";

interface Props {
  plan: Plan;
  best: boolean;
  currency: string;
  interval: "month" | "year";
  busy: boolean;
  /** Another plan's page is on its way. */
  blocked: boolean;
  onChoose: () => void;
}

export function PlanRow({ plan, best, currency, interval, busy, blocked, onChoose }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const price = priceOf(plan, currency, interval);
  const name = both(plan.name, tongue);
  const units = [
    t("plans.chats", { count: plan.includedChats }),
    plan.includedVideos > 0 ? t("plans.videos", { count: plan.includedVideos }) : null,
  ].filter(Boolean);
  return (
    <li className="plan" data-best={best || undefined}>
      <div className="plan-name">
        <h3>{name}</h3>
        {best && <span className="plan-best">{t("plans.best")}</span>}
        <p>
          {units.join(" · ")} {t("plans.each")}
        </p>
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
      <Button
        size="md"
        variant={best ? "filled" : "default"}
        loading={busy}
        disabled={!price}
        onClick={() => !blocked && onChoose()}
        data-testid={`plan-${plan.code}`}
      >
        {t("plans.take", { plan: name })}
      </Button>
    </li>
  );
}
