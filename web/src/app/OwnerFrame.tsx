import { ChatsCircleIcon } from "@phosphor-icons/react/ChatsCircle";
import { HouseIcon } from "@phosphor-icons/react/House";
import { MagnifyingGlassIcon } from "@phosphor-icons/react/MagnifyingGlass";
import { PawPrintIcon } from "@phosphor-icons/react/PawPrint";
import { WalletIcon } from "@phosphor-icons/react/Wallet";
import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useOwnEvents } from "../lib/use-live.ts";
import { Mark } from "../ui/Mark.tsx";
import { Preferences } from "../ui/Preferences.tsx";
import { Account } from "./Account.tsx";

const places = [
  { to: "/app", key: "home", Icon: HouseIcon, exact: true },
  { to: "/app/consults", key: "consults", Icon: ChatsCircleIcon, exact: false },
  { to: "/app/pets", key: "pets", Icon: PawPrintIcon, exact: false },
  { to: "/app/billing", key: "billing", Icon: WalletIcon, exact: false },
] as const;

/** The owner's pages: a bar above on a desk, under the thumb on a phone. */
export function OwnerFrame() {
  const { t } = useTranslation();
  useOwnEvents();
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("nav.skip")}
      </a>
      <header className="bar frame-bar">
        <Link className="bar-brand" to="/app" aria-label="Call-a-Vet">
          <Mark />
          <span className="wide">Call-a-Vet</span>
        </Link>
        <nav className="tabs" aria-label="Call-a-Vet">
          {places.map(({ to, key, Icon, exact }) => (
            <Link key={to} to={to} activeOptions={{ exact }} className="tab">
              <Icon size={24} aria-hidden />
              {t(`nav.${key}`)}
            </Link>
          ))}
        </nav>
        <div className="bar-side">
          <Link to="/app/search" search={{}} className="pref pref-icon" aria-label={t("nav.search")} data-testid="to-search">
            <MagnifyingGlassIcon size={26} aria-hidden />
          </Link>
          <Preferences />
          <Account place="owner" />
        </div>
      </header>
      <main id="content" className="frame-main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
