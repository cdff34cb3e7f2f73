import { ChatsCircle } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { CreditCard } from "@phosphor-icons/react/dist/csr/CreditCard";
import { MagnifyingGlass } from "@phosphor-icons/react/dist/csr/MagnifyingGlass";
import { Tag } from "@phosphor-icons/react/dist/csr/Tag";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QuickFind } from "../features/owners/components/QuickFind.tsx";
import { useHotkeys } from "../lib/use-hotkeys.ts";
import { Keys, modKey } from "../ui/Keys.tsx";
import { Shortcuts } from "../ui/Shortcuts.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import classes from "./Shell.module.css";

const pages = [
  { to: "/ui/subscriptions", key: "subscriptions", Icon: CreditCard },
  { to: "/ui/sessions", key: "sessions", Icon: ChatsCircle },
  { to: "/ui/pricing", key: "pricing", Icon: Tag },
] as const;

export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"find" | "keys" | null>(null);
  useHotkeys({
    "mod+k": () => setDialog("find"),
    "?": () => setDialog("keys"),
    "g m": () => void navigate({ to: "/ui/subscriptions" }),
    "g c": () => void navigate({ to: "/ui/sessions" }),
    "g p": () => void navigate({ to: "/ui/pricing" }),
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
          {pages.map(({ to, key, Icon }) => (
            <Link key={to} to={to} className={classes.link} activeProps={{ "aria-current": "page" }} data-testid={`nav-${key}`}>
              <Icon size={22} aria-hidden />
              <span>{t(`nav.${key}`)}</span>
            </Link>
          ))}
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
