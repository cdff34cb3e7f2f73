import { ListChecksIcon } from "@phosphor-icons/react/ListChecks";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/MagnifyingGlass";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../lib/api.ts";
import { useQueueEvents } from "../lib/use-live.ts";
import { Failed } from "../ui/Failed.tsx";
import { Mark } from "../ui/Mark.tsx";
import { Preferences } from "../ui/Preferences.tsx";
import { Account } from "./Account.tsx";
import { Pending } from "./Pending.tsx";
import { Shortcuts } from "./Shortcuts.tsx";

/** The vets' pages. Who is not a vet is told so, with a way on; the server refuses them everything anyway. */
export function VetFrame() {
  const { t } = useTranslation("app");
  const { t: tSite } = useTranslation();
  const { data: me, error, refetch } = useQuery(api.me.get.queryOptions({}));
  const isVet = me?.roles.includes("vet");
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {tSite("nav.skip")}
      </a>
      <header className="bar frame-bar">
        <Link className="bar-brand" to="/vet" aria-label="Call-a-Vet">
          <Mark />
          <span className="wide">Call-a-Vet</span>
        </Link>
        <nav className="tabs tabs-few" aria-label="Call-a-Vet">
          <Link to="/vet" activeOptions={{ exact: true }} className="tab">
            <ListChecksIcon size={24} aria-hidden />
            {tSite("nav.queue")}
          </Link>
        </nav>
        <div className="bar-side">
          {isVet && (
            <Link
              to="/vet/search"
              search={{}}
              className="pref pref-icon"
              aria-label={tSite("nav.search")}
              data-testid="to-search"
            >
              <MagnifyingGlassIcon size={26} aria-hidden />
            </Link>
          )}
          {isVet && <Shortcuts />}
          <Preferences />
          <Account place="vet" />
        </div>
      </header>
      <main id="content" className="frame-main" tabIndex={-1}>
        {isVet && <LiveOutlet />}
        {!me && (error ? <Failed error={error} retry={() => void refetch()} /> : <Pending />)}
        {me && !isVet && (
          <div className="plain-page">
            <h1>{t("queue.notVet")}</h1>
            <p>{t("queue.notVetText")}</p>
            <Link className="action" to="/app">
              {t("queue.toOwner")}
            </Link>
          </div>
        )}
      </main>
    </div>
  );
}

function LiveOutlet() {
  useQueueEvents();
  return <Outlet />;
}
