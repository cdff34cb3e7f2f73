import { useTranslation } from "react-i18next";
import { kinds, type ClinicsSearch } from "./search.ts";

/** Two switches and a choice, kept in the address. */
export function Filters({ search, change }: { search: ClinicsSearch; change: (next: Partial<ClinicsSearch>) => void }) {
  const { t } = useTranslation("app");
  return (
    <fieldset className="clinics-filters">
      <legend className="sr-only">{t("clinics.filters")}</legend>
      {(["open", "emergency"] as const).map((key) => (
        <label key={key} className="clinics-chip">
          <input
            type="checkbox"
            checked={search[key] === 1}
            onChange={({ target }) => change({ [key]: target.checked ? 1 : undefined })}
            data-testid={`clinics-${key}`}
          />
          {t(`clinics.${key}`)}
        </label>
      ))}
      <label className="clinics-chip clinics-select">
        <span className="sr-only">{t("clinics.species")}</span>
        <select
          value={search.species ?? ""}
          onChange={({ target }) => change({ species: kinds.find((kind) => kind === target.value) })}
          data-testid="clinics-species"
        >
          <option value="">{t("clinics.anySpecies")}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`species.${kind}`)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
