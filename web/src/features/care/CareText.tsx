import { WarningIcon } from "@phosphor-icons/react/Warning";
import type { CareContent } from "@callavet/shared/contract/care.ts";
import { useTranslation } from "react-i18next";

/** A summary and plan as they are read: by the vet who decides, and by the owner at home. */
export function CareText({ content, language }: { content: CareContent; language: string }) {
  const { t } = useTranslation("app");
  const { summary, plan, warnings, followUp } = content;
  return (
    <div className="care-text" lang={language}>
      <p>{summary}</p>
      {plan.length > 0 && (
        <section>
          <h3>{t("care.plan")}</h3>
          <ol>
            {plan.map((item, i) => (
              <li key={i}>{item}</li>
            ))}
          </ol>
        </section>
      )}
      {warnings.length > 0 && (
        <section className="care-warnings">
          <h3>
            <WarningIcon size={22} weight="fill" aria-hidden /> {t("care.warnings")}
          </h3>
          <ul>
            {warnings.map((item, i) => (
              <li key={i}>{item}</li>
            ))}
          </ul>
        </section>
      )}
      {followUp && (
        <section>
          <h3>{t("care.followUp")}</h3>
          <p>{followUp}</p>
        </section>
      )}
    </div>
  );
}
