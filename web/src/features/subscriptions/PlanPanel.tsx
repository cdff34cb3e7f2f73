import { Button } from "@mantine/core";
import { WalletIcon } from "@phosphor-icons/react/Wallet";
import type { Subscription } from "@callavet/shared/contract/subscriptions.ts";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { both } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { Refused } from "../../ui/Failed.tsx";
import { usePortal, useResume } from "./api.ts";
import { CancelPlan } from "./CancelPlan.tsx";
import { FixCard } from "./FixCard.tsx";
import { isTroubled, planPrice, planTone, planWords } from "./plan-words.ts";
import "./plans.css";

/** The plan that is paid for: what it costs, what happens next and when, and everything that can be done about it. */
export function PlanPanel({ subscription, frozen }: { subscription: Subscription; frozen: boolean }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const [canceling, setCanceling] = useState(false);
  const resume = useResume();
  const portal = usePortal();
  const heading = useRef<HTMLHeadingElement>(null);
  const wasCanceling = useRef(false);
  const { cancelAt, next, status, stub } = subscription;
  const name = both(subscription.planName, tongue);
  const price = planPrice(subscription, tongue);
  const troubled = isTroubled(subscription);

  useEffect(() => {
    if (!canceling && wasCanceling.current) heading.current?.focus();
    wasCanceling.current = canceling;
  }, [canceling]);

  return (
    <section
      className="current-plan"
      data-testid="current-plan"
      data-plan={subscription.planCode}
      data-status={cancelAt ? "ending" : status}
    >
      <WalletIcon size={40} weight="light" aria-hidden />
      <div>
        <header className="current-head">
          <h2 ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <span className="tag" data-tone={planTone(subscription)}>
            {t(`billing.status.${cancelAt ? "ending" : status}`, { defaultValue: status })}
          </span>
        </header>
        {price && <p>{t(price.key, price.values)}</p>}
        <div role="status" className="current-when">
          {planWords(subscription, tongue).map(([key, values]) => (
            <p key={key}>{t(key, values)}</p>
          ))}
        </div>
        {frozen && <p className="current-frozen">{t("billing.frozen")}</p>}
        {troubled && <FixCard text={t(status === "unpaid" ? "billing.unpaid" : "billing.pastDue")} lit />}
        {(resume.error ?? portal.error) && <Refused error={resume.error ?? portal.error} />}
        {canceling ? (
          <CancelPlan subscription={subscription} onDone={() => setCanceling(false)} />
        ) : (
          <div className="plan-actions">
            {(cancelAt ?? next) && (
              <Button loading={resume.isPending} onClick={() => resume.mutate({})} data-testid="plan-resume">
                {cancelAt ? t("billing.resume") : t("billing.undoNext", { plan: name })}
              </Button>
            )}
            {!cancelAt && (
              <Link className="action action-quiet" to="/app/plans" data-testid="plan-change">
                {t("billing.change")}
              </Link>
            )}
            {!stub && !troubled && (
              <Button variant="default" loading={portal.busy} onClick={portal.open} data-testid="portal">
                {t("billing.card")}
              </Button>
            )}
            {!cancelAt && (
              <button type="button" className="link-button" onClick={() => setCanceling(true)} data-testid="plan-cancel">
                {t("billing.cancel")}
              </button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
