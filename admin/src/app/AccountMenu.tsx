import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { ArrowSquareOut } from "@phosphor-icons/react/dist/csr/ArrowSquareOut";
import { Check } from "@phosphor-icons/react/dist/csr/Check";
import { Keyboard } from "@phosphor-icons/react/dist/csr/Keyboard";
import { SignOut } from "@phosphor-icons/react/dist/csr/SignOut";
import { UserCircle } from "@phosphor-icons/react/dist/csr/UserCircle";
import { useTranslation } from "react-i18next";
import { currentLanguage, languages, setLanguage } from "../i18n/index.ts";
import classes from "./AccountMenu.module.css";
import { signOut } from "./auth.ts";
import { useAuthSession } from "./use-auth-session.ts";

/** Each language is called by its own name. */
export const languageNames = { es: "Español", en: "English" } as const;
const schemes: [MantineColorScheme, "light" | "dark" | "system"][] = [
  ["light", "light"],
  ["dark", "dark"],
  ["auto", "system"],
];

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const session = useAuthSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mark = (on: boolean) => (on ? <Check aria-hidden /> : null);
  return (
    <Menu position="top-start" width={250}>
      <Menu.Target>
        <button type="button" className={classes.target} data-testid="account-menu">
          <UserCircle size={26} aria-hidden />
          <span className="sr-only">{t("account.menu")}</span>
          <span className={classes.email}>{session?.email}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("account.language")}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={mark(language === currentLanguage())}
            onClick={() => void setLanguage(language)}
            data-testid={`language-${language}`}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t("account.theme")}</Menu.Label>
        {schemes.map(([scheme, name]) => (
          <Menu.Item
            key={scheme}
            rightSection={mark(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
            data-testid={`theme-${name}`}
          >
            {t(`account.${name}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Keyboard />} onClick={onShortcuts}>
          {t("keys.title")}
        </Menu.Item>
        <Menu.Item leftSection={<ArrowSquareOut />} component="a" href="/">
          {t("account.site")}
        </Menu.Item>
        <Menu.Item leftSection={<SignOut />} onClick={() => void signOut()} data-testid="sign-out">
          {t("account.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
