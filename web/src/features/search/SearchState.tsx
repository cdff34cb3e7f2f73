import { MagnifyingGlassIcon } from "@phosphor-icons/react/MagnifyingGlass";
import { WarningCircleIcon } from "@phosphor-icons/react/WarningCircle";
import type { SearchPage } from "@callavet/shared/contract/search.ts";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { reasonOf } from "../../lib/reason-of.ts";
import { useLanguage } from "../../lib/use-language.ts";
import type { Place } from "./ResultRow.tsx";
import type { Searching } from "./use-search.ts";

interface Props {
  search: Searching;
  place: Place;
  /** Where filters are set: takes them away. */
  onWiden: (() => void) | undefined;
}

/** What the search is at: on its way, refused, or nothing found. */
export function SearchState({ search, place, onWiden }: Props) {
  const { t } = useTranslation("help");
  const { t: tSite } = useTranslation();
  const { answer, error, waiting } = search;
  const count = answer?.items.length ?? 0;
  const nothing = answer !== null && count === 0 && !waiting && error === null;
  return (
    <>
      <p className={count > 0 || !answer ? "search-count" : "sr-only"} role="status" data-testid="search-count">
        {waiting && !answer && t("search.waiting")}
        {answer && count > 0 && t("search.found", { count })}
        {nothing && t("search.none", { q: answer.q })}
      </p>
      {waiting && !answer && (
        <div className="result-bones" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      )}
      {error !== null && (
        <div className="note note-danger" role="alert" data-testid="search-failed">
          <WarningCircleIcon size={28} aria-hidden />
          <div>
            <strong>{t("search.failed")}</strong>
            <p>
              {reasonOf(error).reason === "rate_limited"
                ? t("search.limited")
                : answer
                  ? t("search.failedText")
                  : t("failedText")}
            </p>
            <button type="button" className="action action-quiet" onClick={search.retry}>
              {tSite("state.retry")}
            </button>
          </div>
        </div>
      )}
      {nothing && <Nothing q={answer.q} place={place} onWiden={onWiden} />}
    </>
  );
}

function Nothing({ q, place, onWiden }: Omit<Props, "search"> & { q: string }) {
  const { t } = useTranslation("help");
  return (
    <div className="search-none" data-testid="search-none">
      <MagnifyingGlassIcon size={48} weight="light" aria-hidden />
      <h2>{t(onWiden ? "search.noneFiltered" : "search.none", { q })}</h2>
      <p>{onWiden ? t("search.noneFilteredText") : place === "vet" ? t("search.noneVet") : t("search.noneText")}</p>
      {onWiden && (
        <button type="button" className="action" onClick={onWiden} data-testid="widen">
          {t("search.widen")}
        </button>
      )}
      {place !== "vet" && !onWiden && (
        <Link className="action" to={place === "owner" ? "/app" : "/"}>
          {t("article.talk")}
        </Link>
      )}
    </div>
  );
}

/** What was not as asked: other words beside the written ones, half a search, or a text that is too long. */
export function Answered({ answer }: { answer: SearchPage }) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const words = new Intl.ListFormat(tongue).format(answer.corrections.map(({ to }) => to));
  return (
    <div className="search-answered">
      {words && answer.items.length > 0 && <p data-testid="corrected">{t("search.also", { words })}</p>}
      {answer.degraded && <p data-testid="degraded">{t("search.degraded")}</p>}
      {answer.shortened && <p>{t("search.shortened")}</p>}
    </div>
  );
}
