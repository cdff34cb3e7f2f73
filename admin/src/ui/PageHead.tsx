import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./PageHead.module.css";

/** The page's name, which is the tab's name too, one line about it, and what can be done with all of it. */
export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t("app.title", { page: title });
  }, [t, title]);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
      </div>
      {children}
    </header>
  );
}
