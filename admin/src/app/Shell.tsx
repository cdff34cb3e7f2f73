import { MagnifyingGlass } from "@phosphor-icons/react/dist/csr/MagnifyingGlass";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QuickFind } from "../features/owners/components/QuickFind.tsx";
import { useHotkeys } from "../lib/use-hotkeys.ts";
import { Keys, modKey } from "../ui/Keys.tsx";
import { Shortcuts } from "../ui/Shortcuts.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { MorePages } from "./MorePages.tsx";
import { pages } from "./pages.ts";
import classes from "./Shell.module.css";

export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"find" | "keys" | null>(null);
  useHotkeys({
    "mod+k": () => setDialog("find"),
    "?": () => setDialog("keys"),
    ...Object.fromEntries(pages.map(({ to, letter }) => [`g ${letter}`, () => void navigate({ to })])),
  });

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t("app.skip")}
      </a>
      <aside className={classes.side}>
        <div className={classes.brand}>
          <span className={classes.name}>{t("app.name")}</span>
          <span className={classes.area}>{t("app.area")}</span>
        </div>
        <button type="button" className={classes.find} onClick={() => setDialog("find")} data-testid="find-open">
          <MagnifyingGlass aria-hidden />
          <span className={classes.findText}>{t("find.open")}</span>
          <span className={classes.findKeys} aria-hidden>
            <Keys keys={[modKey, "K"]} />
          </span>
        </button>
        <nav className={classes.nav} aria-label={t("nav.main")}>
          {pages.map(({ to, key, Icon, thumb }) => (
            <Link
              key={to}
              to={to}
              className={thumb ? classes.link : `${classes.link} ${classes.desk}`}
              activeProps={{ "aria-current": "page" }}
              data-testid={`nav-${key}`}
            >
              <Icon size={22} aria-hidden />
              <span>{t(`nav.${key}`)}</span>
            </Link>
          ))}
          <MorePages />
        </nav>
        <div className={classes.account}>
          <AccountMenu onShortcuts={() => setDialog("keys")} />
        </div>
      </aside>
      <main id="content" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
      <QuickFind opened={dialog === "find"} onClose={() => setDialog(null)} />
      <Shortcuts opened={dialog === "keys"} onClose={() => setDialog(null)} />
    </div>
  );
}
