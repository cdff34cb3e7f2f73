import { articleKinds } from "@callavet/shared/contract/article-species.ts";
import { useTranslation } from "react-i18next";
import { isNarrowed, languages, noFilters, type Filters } from "./address.ts";

interface Props {
  filters: Filters;
  change: (next: Filters) => void;
  /** Days count for what was said in consults; a guide has none. */
  withDays: boolean;
}

/** Which animal, which language, and of consults which days. */
export function SearchFilters({ filters, change, withDays }: Props) {
  const { t } = useTranslation("help");
  return (
    <fieldset className="search-filters" data-testid="search-filters">
      <legend className="sr-only">{t("search.filters")}</legend>
      <select
        aria-label={t("search.species")}
        value={filters.species ?? ""}
        onChange={({ target }) => change({ ...filters, species: articleKinds.find((kind) => kind === target.value) })}
        data-testid="filter-species"
        data-set={filters.species && ""}
      >
        <option value="">{t("search.anySpecies")}</option>
        {articleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`species.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("search.language")}
        value={filters.language ?? ""}
        onChange={({ target }) => change({ ...filters, language: languages.find((one) => one === target.value) })}
        data-testid="filter-language"
        data-set={filters.language && ""}
      >
        <option value="">{t("search.anyLanguage")}</option>
        {languages.map((one) => (
          <option key={one} value={one}>
            {t(`search.inLanguage.${one}`)}
          </option>
        ))}
      </select>
      {withDays &&
        (["from", "to"] as const).map((end) => (
          <label key={end} data-set={filters[end] && ""}>
            {t(`search.${end}`)}
            <input
              type="date"
              value={filters[end] ?? ""}
              min={end === "to" ? filters.from : undefined}
              max={end === "from" ? filters.to : undefined}
              onChange={({ target }) => change({ ...filters, [end]: target.value || undefined })}
              data-testid={`filter-${end}`}
            />
          </label>
        ))}
      {isNarrowed(filters) && (
        <button type="button" className="link-button" onClick={() => change(noFilters)} data-testid="filters-clear">
          {t("search.clearFilters")}
        </button>
      )}
    </fieldset>
  );
}
