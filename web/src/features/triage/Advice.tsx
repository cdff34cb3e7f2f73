import { FirstAidKitIcon } from "@phosphor-icons/react/FirstAidKit";
import { WarningIcon } from "@phosphor-icons/react/Warning";
import type { Urgency } from "@callavet/shared/contract/sessions.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { language } from "../../lib/preferences.ts";
import { useStore } from "../../lib/store.ts";
import { flags } from "./flags.ts";

/** What to do now, by how urgent it is, and one line for each sign that was read; nothing for what can wait. */
export function Advice({ urgency, redFlags }: { urgency: Urgency; redFlags: string[] }) {
  const { t } = useTranslation();
  const tongue = useStore(language);
  if (urgency === "routine") return null;
  const signs = redFlags.flatMap((code) => flags[tongue][code] ?? []);
  return (
    <div className="advice" data-urgency={urgency} data-testid="triage-advice">
      {urgency === "emergency" ? <WarningIcon size={28} weight="fill" aria-hidden /> : <FirstAidKitIcon size={28} aria-hidden />}
      <div>
        <strong>{t(`triage.${urgency}`)}</strong>
        <p>{t(`triage.${urgency}Do`)}</p>
        {signs.length > 0 && (
          <ul aria-label={t("triage.noticed")}>
            {signs.map(({ name, first }) => (
              <li key={name}>
                <b>{name}.</b> {first}
              </li>
            ))}
          </ul>
        )}
        {urgency === "emergency" && (
          <Link className="advice-way" to="/clinics" search={{ emergency: 1, open: 1 }} data-testid="to-clinics">
            {t("triage.clinics")}
          </Link>
        )}
      </div>
    </div>
  );
}
