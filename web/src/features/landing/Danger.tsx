import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The signs with which a chat is the wrong place: said to everybody, before anything is sold. */
export function Danger() {
  const { t } = useTranslation();
  const signs = t("danger.signs", { returnObjects: true });
  return (
    <section className="band signs">
      <div>
        <h2>{t("danger.title")}</h2>
        <p>{t("danger.text")}</p>
        <Link className="action action-quiet" to="/clinics" search={{ emergency: 1, open: 1 }}>
          {t("triage.clinics")}
        </Link>
      </div>
      <ul>
        {signs.map((sign) => (
          <li key={sign}>{sign}</li>
        ))}
      </ul>
    </section>
  );
}
