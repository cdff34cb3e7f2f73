import { Menu, UnstyledButton } from "@mantine/core";
import { SignOutIcon } from "@phosphor-icons/react/SignOut";
import { StethoscopeIcon } from "@phosphor-icons/react/Stethoscope";
import { UserCircleIcon } from "@phosphor-icons/react/UserCircle";
import { HouseIcon } from "@phosphor-icons/react/House";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api } from "../lib/api.ts";
import { signOut } from "../lib/sign-out.ts";

/** Whose account this is, the other room for a vet, and the way out. */
export function Account({ place }: { place: "owner" | "vet" }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(api.me.get.queryOptions({}));
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className="pref pref-icon" aria-label={t("nav.account")} data-testid="account">
          <UserCircleIcon size={28} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me?.email}</Menu.Label>
        {me?.roles.includes("vet") && place === "owner" && (
          <Menu.Item component={Link} to="/vet" leftSection={<StethoscopeIcon size={20} aria-hidden />}>
            {t("nav.asVet")}
          </Menu.Item>
        )}
        {place === "vet" && (
          <Menu.Item component={Link} to="/app" leftSection={<HouseIcon size={20} aria-hidden />}>
            {t("nav.asOwner")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<SignOutIcon size={20} aria-hidden />} onClick={() => void signOut()} data-testid="sign-out">
          {t("nav.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
