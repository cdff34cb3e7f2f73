import { ArrowSquareOutIcon } from "@phosphor-icons/react/ArrowSquareOut";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** A link to somebody else's page: it opens beside ours, and says so. */
export function Outside({ href, children }: { href: string; children: ReactNode }) {
  const { t } = useTranslation("app");
  return (
    <a className="outside" href={href} target="_blank" rel="noreferrer">
      {children}
      <ArrowSquareOutIcon size={18} aria-hidden />
      <span className="sr-only"> ({t("purchases.newTab")})</span>
    </a>
  );
}
