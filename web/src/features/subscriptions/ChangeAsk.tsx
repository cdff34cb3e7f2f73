import { Button } from "@mantine/core";
import type { Plan } from "@callavet/shared/contract/pricing.ts";
import type { ChangePreview, Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { both, day, money } from "../../lib/format.ts";
import { reasonOf } from "../../lib/reason-of.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Failed, Refused } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useChangePlan, usePreview } from "./api.ts";
import { changeWords } from "./change-words.ts";
import { FixCard } from "./FixCard.tsx";

interface Props {
  current: Subscription;
  plan: Plan;
  interval: "month" | "year";
  onKeep: () => void;
  onChanged: () => void;
}

/** What the change would cost and when, read from Stripe; the second press makes it. */
export function ChangeAsk({ current, plan, interval, onKeep, onChanged }: Props) {
  const { t } = useTranslation("app");
  const preview = usePreview();
  const { mutate } = preview;
  const box = useRef<HTMLDivElement>(null);
  const { code } = plan;
  useEffect(() => {
    mutate({ plan_code: code, interval });
    box.current?.focus();
  }, [mutate, code, interval]);
  return (
    <div
      ref={box}
      className="in-place plan-ask"
      role="group"
      aria-label={t("change.title")}
      tabIndex={-1}
      onKeyDown={({ key }) => key === "Escape" && onKeep()}
      data-testid="change-ask"
    >
      {preview.data ? (
        <Answer current={current} plan={plan} preview={preview.data} onKeep={onKeep} onChanged={onChanged} />
      ) : preview.error ? (
        <Failed error={preview.error} retry={() => mutate({ plan_code: code, interval })} />
      ) : (
        <div role="status">
          <p className="sr-only">{t("change.reading")}</p>
          <Rows count={1} height={120} />
        </div>
      )}
    </div>
  );
}

interface AnswerProps extends Omit<Props, "interval"> {
  preview: ChangePreview;
}

function Answer({ current, plan, preview, onKeep, onChanged }: AnswerProps) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const change = useChangePlan();
  const { takesEffect, amountDue, currency, prorationDate } = preview;
  const name = both(plan.name, tongue);
  const label =
    takesEffect === "period_end"
      ? t("change.changeLater", { plan: name, date: day(preview.at, tongue) })
      : amountDue > 0
        ? t("change.payAndChange", { plan: name, due: money(amountDue, currency, tongue) })
        : t("change.changeNow", { plan: name });
  return (
    <>
      <div className="plan-words" role="status">
        {changeWords(preview, both(current.planName, tongue), name, tongue).map(([key, values], i) =>
          i === 0 ? <strong key={key}>{t(key, values)}</strong> : <p key={key}>{t(key, values)}</p>,
        )}
      </div>
      {change.error &&
        (reasonOf(change.error).reason === "payment_required" ? (
          <FixCard text={t("change.declined")} />
        ) : (
          <Refused error={change.error} />
        ))}
      <div className="end-buttons">
        <Button
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              {
                plan_code: plan.code,
                interval: preview.interval,
                when: takesEffect,
                ...(prorationDate === null ? {} : { proration_date: prorationDate }),
              },
              { onSuccess: onChanged },
            )
          }
          data-testid="change-confirm"
        >
          {label}
        </Button>
        <Button variant="default" onClick={onKeep}>
          {t("change.keep")}
        </Button>
      </div>
    </>
  );
}
