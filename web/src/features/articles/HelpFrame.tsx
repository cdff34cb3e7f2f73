import { QueryClientProvider } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { queryClient } from "../../lib/query-client.ts";
import { maybeSignedIn } from "../../lib/signed-in.ts";
import { SiteBar } from "../../ui/SiteBar.tsx";
import "../search/texts.ts";
import "../../ui/parts.css";
import "./help.css";

/** What the open pages of guides stand in: no sign-in, no component library. */
export function HelpFrame() {
  const { t } = useTranslation();
  const { t: tHelp } = useTranslation("help");
  return (
    <>
      <a className="skip" href="#content">
        {t("nav.skip")}
      </a>
      <SiteBar>
        <Link className="action action-quiet help-bar-way" to={maybeSignedIn() ? "/app" : "/"} search={{}}>
          {maybeSignedIn() ? t("nav.open") : tHelp("article.talk")}
        </Link>
      </SiteBar>
      <main id="content" className="help" tabIndex={-1}>
        <QueryClientProvider client={queryClient}>
          <Outlet />
        </QueryClientProvider>
      </main>
      <footer className="help-foot">
        <p>{t("footer.note")}</p>
        <Link to={maybeSignedIn() ? "/app" : "/"} search={{}}>
          {maybeSignedIn() ? t("nav.open") : tHelp("article.talk")}
        </Link>
      </footer>
    </>
  );
}
