import type { Center } from "@callavet/shared/contract/centers.ts";
import { PhoneIcon } from "@phosphor-icons/react/Phone";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { CenterDetails } from "./CenterDetails.tsx";
import { distanceWords, openingWords } from "./opening.ts";

interface Props {
  center: Center;
  number: number;
  now: number;
  selected: boolean;
  onPoint?: () => void;
  /** The one to call next: the nearest that is open. */
  first?: boolean;
  /** The same clinic stands in the list already. */
  twin?: boolean;
}

/** One clinic: is it open, how far, and the number to call. */
export function CenterRow({ center, number, now, selected, onPoint, first = false, twin = false }: Props) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const { id, name, kind, address, city, phone, isOpen, emergency, distanceM } = center;
  return (
    <li
      id={twin ? undefined : `clinic-${id}`}
      className="clinic"
      data-selected={selected || undefined}
      data-testid={twin ? "clinic-chosen" : "clinic"}
      onPointerEnter={onPoint}
      onFocus={onPoint}
    >
      <span className="clinic-number" data-open={isOpen ? "yes" : "no"} aria-hidden="true">
        {number}
      </span>
      <div className="clinic-words">
        <h2>{name}</h2>
        <p className="clinic-open" data-open={isOpen ? "yes" : "no"} data-testid="clinic-open">
          {openingWords(t, center, language, new Date(now))}
        </p>
        <p className="muted">
          {distanceM !== null && <b>{distanceWords(distanceM, language)}</b>}
          {distanceM !== null && " · "}
          {address}, {city}
        </p>
        {(emergency || kind !== "clinic") && (
          <p className="clinic-tags">
            {kind !== "clinic" && <span className="tag">{t(`clinics.kind.${kind}`)}</span>}
            {emergency && (
              <span className="tag" data-tone="danger">
                {t("clinics.takesEmergencies")}
              </span>
            )}
          </p>
        )}
      </div>
      <div className="clinic-foot">
        <a
          className={first ? "action" : "action action-quiet"}
          href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}
          aria-label={`${t("clinics.call", { phone })}, ${name}`}
        >
          <PhoneIcon size={22} weight="fill" aria-hidden />
          {phone}
        </a>
        <CenterDetails center={center} now={now} />
      </div>
    </li>
  );
}
