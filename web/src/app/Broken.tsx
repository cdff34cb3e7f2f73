import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SiteBar } from "../ui/SiteBar.tsx";

/** A page that threw. After a new release an old page may ask for files that are gone: loading again helps with both. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <>
      <SiteBar />
      <main className="plain-page" role="alert">
        <h1>{t("state.broken")}</h1>
        <p>{t("state.brokenText")}</p>
        <button type="button" className="action" onClick={() => location.reload()}>
          {t("state.reload")}
        </button>
      </main>
    </>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <SiteBar />
      <main className="plain-page">
        <h1>{t("state.notFound")}</h1>
        <p>{t("state.notFoundText")}</p>
        <Link className="action" to="/">
          {t("state.goHome")}
        </Link>
      </main>
    </>
  );
}
