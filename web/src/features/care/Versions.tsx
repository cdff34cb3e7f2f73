import type { CarePlan } from "@callavet/shared/contract/care.ts";
import { useTranslation } from "react-i18next";
import { moment } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { CareText } from "./CareText.tsx";

/** The version that counts, when it was approved and why it changed; earlier ones folded below. */
export function Versions({ plans, forVet = false }: { plans: CarePlan[]; forVet?: boolean }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const [latest, ...earlier] = plans;
  if (!latest) return null;
  return (
    <>
      <p className="muted">
        {t(forVet ? "care.byYou" : earlier.length > 0 ? "care.changedAt" : "care.approvedAt", {
          when: moment(latest.approvedAt, tongue),
        })}
      </p>
      {latest.note && (
        <p className="care-note">
          <strong>{t("care.changedWhy")}</strong> {latest.note}
        </p>
      )}
      <CareText content={latest.content} language={latest.language} />
      {earlier.map((plan) => (
        <details key={plan.id} className="care-earlier">
          <summary>{t("care.earlier", { when: moment(plan.approvedAt, tongue) })}</summary>
          <CareText content={plan.content} language={plan.language} />
        </details>
      ))}
    </>
  );
}
