import { FirstAidKitIcon } from "@phosphor-icons/react/FirstAidKit";
import { WarningIcon } from "@phosphor-icons/react/Warning";
import type { Article } from "@callavet/shared/contract/articles.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Talk } from "./Talk.tsx";

/** Before everything that there is to read. */
export function UrgencyNote({ article }: { article: Article }) {
  const { t } = useTranslation("help");
  const { urgency, title } = article;
  if (urgency === "routine") return null;
  const isEmergency = urgency === "emergency";
  return (
    <aside className="advice" data-urgency={urgency} data-testid="urgency-note">
      {isEmergency ? <WarningIcon size={28} weight="fill" aria-hidden /> : <FirstAidKitIcon size={28} aria-hidden />}
      <div>
        <strong>{t(isEmergency ? "article.emergency" : "article.urgent")}</strong>
        <p>{t(isEmergency ? "article.emergencyText" : "article.urgentText")}</p>
        <p className="advice-ways">
          <Talk title={title} />
          {isEmergency && <Link to="/clinics">{t("article.clinics")}</Link>}
        </p>
      </div>
    </aside>
  );
}
