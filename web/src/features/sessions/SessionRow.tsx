import type { SessionListItem } from "@callavet/shared/contract/sessions.ts";
import type { Species } from "@callavet/shared/contract/pets.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { moment } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { CareTag, StatusTag } from "../../ui/Tag.tsx";

interface Props {
  session: SessionListItem;
  to: "/app/consults/$id" | "/vet/consults/$id";
}

/** A consult in a list: whose, what, when, how it stands. */
export function SessionRow({ session, to }: Props) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { id, petName, petSpecies, text, createdAt, vetName, status, care } = session;
  const facts = [
    petName,
    moment(createdAt, tongue),
    to === "/app/consults/$id" && vetName && t("consults.with", { name: vetName }),
  ];
  return (
    <li>
      <Link className="list-row" to={to} params={{ id }} data-testid="session-row">
        <span className="medal">
          <SpeciesIcon species={petSpecies as Species | null} />
        </span>
        <span className="list-text">
          <strong>{text || t("consults.noText")}</strong>
          <span>{facts.filter(Boolean).join(" · ")}</span>
        </span>
        {care ? <CareTag care={care} /> : <StatusTag status={status} />}
      </Link>
    </li>
  );
}
