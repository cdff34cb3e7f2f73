import { MapTrifoldIcon } from "@phosphor-icons/react/MapTrifold";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../lib/use-language.ts";
import { Empty } from "../../ui/Empty.tsx";
import { distanceWords } from "./opening.ts";
import type { ClinicsSearch } from "./search.ts";

interface Props {
  search: ClinicsSearch;
  change: (next: Partial<ClinicsSearch>) => void;
  /** Null where only words were asked for. */
  radiusM: number | null;
  onFurther: (() => void) | null;
}

/** Nothing fits: what to loosen, and who answers meanwhile. */
export function NoneFound({ search, change, radiusM, onFurther }: Props) {
  const { t } = useTranslation("app");
  const language = useLanguage();
  const filtered = search.open ?? search.emergency ?? search.species;
  return (
    <Empty
      icon={<MapTrifoldIcon size={40} aria-hidden />}
      title={radiusM === null ? t("clinics.noneWords") : t("clinics.none", { km: distanceWords(radiusM, language) })}
      text={t("clinics.noneText")}
    >
      <div className="clinics-ways">
        {filtered && (
          <button
            type="button"
            className="action action-quiet"
            onClick={() => change({ open: undefined, emergency: undefined, species: undefined })}
          >
            {t("clinics.clear")}
          </button>
        )}
        {onFurther && radiusM !== null && (
          <button type="button" className="action action-quiet" onClick={onFurther}>
            {t("clinics.further")}
          </button>
        )}
        <Link className="action" to="/">
          {t("clinics.talk")}
        </Link>
      </div>
    </Empty>
  );
}
