import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languageNames } from "../../../app/AccountMenu.tsx";
import { currentLanguage, languages, setLanguage } from "../../../i18n/index.ts";
import classes from "./OutsidePage.module.css";

/** A page before the door: one thing to do, and the other language within reach. */
export function OutsidePage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <span className={classes.brand}>
          {t("app.name")} <span className={classes.area}>{t("app.area")}</span>
        </span>
        <span>
          {languages
            .filter((language) => language !== currentLanguage())
            .map((language) => (
              <button
                key={language}
                type="button"
                lang={language}
                className={classes.language}
                onClick={() => void setLanguage(language)}
              >
                {languageNames[language]}
              </button>
            ))}
        </span>
      </header>
      <main className={classes.main}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </main>
    </div>
  );
}
