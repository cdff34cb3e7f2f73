import { Menu } from "@mantine/core";
import { DotsThree } from "@phosphor-icons/react/dist/csr/DotsThree";
import { Link, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { pages } from "./pages.ts";
import classes from "./Shell.module.css";

/** On a phone: the sections that do not stand at the thumb. */
export function MorePages() {
  const { t } = useTranslation();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const others = pages.filter(({ thumb }) => !thumb);
  const here = others.find(({ to }) => path.endsWith(to));
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <button
          type="button"
          className={`${classes.link} ${classes.more}`}
          data-here={here ? true : undefined}
          data-testid="nav-more"
        >
          <DotsThree size={22} weight="bold" aria-hidden />
          <span>{t("nav.more")}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ to, key, Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={22} aria-hidden />}>
            {t(`nav.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
