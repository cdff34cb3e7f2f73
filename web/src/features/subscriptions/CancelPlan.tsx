import { Button } from "@mantine/core";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Refused } from "../../ui/Failed.tsx";
import { useCancel } from "./api.ts";

/** Two ends to choose from, each with what happens; the kinder one is chosen already. */
export function CancelPlan({ subscription, onDone }: { subscription: Subscription; onDone: () => void }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const [when, setWhen] = useState<"period_end" | "now">("period_end");
  const cancel = useCancel();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const date = day(subscription.currentPeriodEnd, tongue);
  const choices = [
    { value: "period_end", title: t("cancelPlan.end", { date }), text: t("cancelPlan.endText") },
    { value: "now", title: t("cancelPlan.now"), text: t("cancelPlan.nowText") },
  ] as const;
  const send = (event: FormEvent) => {
    event.preventDefault();
    cancel.mutate({ when }, { onSuccess: onDone });
  };
  return (
    <form className="in-place" onSubmit={send} onKeyDown={({ key }) => key === "Escape" && onDone()} data-testid="cancel-ask">
      <fieldset className="choices">
        <legend>{t("cancelPlan.ask")}</legend>
        {choices.map(({ value, title, text }, i) => (
          <label key={value} className="choice">
            <input
              ref={i === 0 ? first : undefined}
              type="radio"
              name="when"
              checked={when === value}
              onChange={() => setWhen(value)}
              data-testid={`cancel-${value}`}
            />
            <span>
              <strong>{title}</strong>
              <span>{text}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="muted">{t("cancelPlan.credits")}</p>
      {cancel.error && <Refused error={cancel.error} />}
      <div className="end-buttons">
        <Button type="submit" loading={cancel.isPending} data-testid="cancel-confirm">
          {when === "now" ? t("cancelPlan.confirmNow") : t("cancelPlan.confirmEnd", { date })}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t("cancelPlan.keep")}
        </Button>
      </div>
    </form>
  );
}
