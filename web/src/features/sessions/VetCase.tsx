import { CaretDownIcon } from "@phosphor-icons/react/CaretDown";
import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import { useTranslation } from "react-i18next";
import { day } from "../../lib/format.ts";
import { useLanguage } from "../../lib/use-language.ts";
import { UrgencyTag } from "../../ui/Tag.tsx";
import { PetCard } from "../pets/PetCard.tsx";
import { flags } from "../triage/flags.ts";

/** What the vet reads before the first word: the owner's text with its signs, the animal, what was before. */
export function VetCase({ detail }: { detail: SessionDetail }) {
  const { t } = useTranslation("app");
  const tongue = useLanguage();
  const { session, pet, ownerName, history } = detail;
  const signs = session.redFlags.flatMap((code) => flags[tongue][code]?.name ?? []);
  return (
    <details
      className="case"
      open={matchMedia("(min-width: 56rem)").matches || session.status !== "active" || detail.session.lastSeq === 0}
    >
      <summary>
        {t("room.details")}
        <CaretDownIcon size={20} aria-hidden />
      </summary>
      <section className="case-words">
        <h2>{ownerName ? t("room.ownerWords", { name: ownerName }) : t("room.ownerWordsPlain")}</h2>
        {session.text ? <blockquote>{session.text}</blockquote> : <p className="muted">{t("consults.noText")}</p>}
        <p className="case-flags">
          <UrgencyTag urgency={session.urgency} />
          {signs.map((sign) => (
            <span key={sign} className="tag" data-tone="danger">
              {sign}
            </span>
          ))}
        </p>
      </section>
      <section className="case-pet" data-testid="session-pet">
        <h2>{t("room.pet")}</h2>
        {pet ? <PetCard pet={pet} /> : <p className="muted">{t("room.noPetVet")}</p>}
      </section>
      <section className="case-history">
        <h2>{t("room.history")}</h2>
        {history.length === 0 && <p className="muted">{t("room.noHistory")}</p>}
        <ol>
          {history.map(({ id, text, createdAt }) => (
            <li key={id}>
              <time dateTime={createdAt}>{day(createdAt, tongue)}</time>
              <p>{text || t("consults.noText")}</p>
            </li>
          ))}
        </ol>
      </section>
    </details>
  );
}
