import type { SearchInput, SearchResult } from "@callavet/shared/contract/search.ts";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/use-keys.ts";
import { useLanguage } from "../../lib/use-language.ts";
import type { Ask } from "./ask.ts";
import { Answered, SearchState } from "./SearchState.tsx";
import { ResultRow, type Place } from "./ResultRow.tsx";
import { SearchField } from "./SearchField.tsx";
import "./texts.ts";
import { useSearch } from "./use-search.ts";
import "./search.css";

interface Props {
  ask: Ask;
  text: string;
  onText: (text: string) => void;
  filters: Omit<SearchInput, "q" | "cursor">;
  place: Place;
  label: string;
  placeholder: string;
  /** Between the field and what is found. */
  choices?: ReactNode;
  /** While nothing is looked for. */
  children?: ReactNode;
}

/** A field and what it finds, as one types. */
export function Search({ ask, text, onText, filters, place, label, placeholder, choices, children }: Props) {
  const { t } = useTranslation("help");
  const tongue = useLanguage();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const search = useSearch(ask, text, filters);
  const { answer } = search;
  useKeys({
    "/": (event) => {
      event.preventDefault();
      field.current?.focus();
    },
  });

  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>(".result-link") ?? [])];
  const onListKey = (event: KeyboardEvent) => {
    const all = links();
    const at = all.findIndex((link) => link === document.activeElement);
    const to = { ArrowDown: all[at + 1], ArrowUp: at > 0 ? all[at - 1] : field.current, Escape: field.current }[event.key];
    if (!to || (at < 0 && event.key !== "Escape")) return;
    event.preventDefault();
    to.focus();
  };

  return (
    <div className="search" data-testid="search">
      <SearchField
        field={field}
        text={text}
        onText={onText}
        label={label}
        placeholder={placeholder}
        onDown={() => links()[0]?.focus()}
        onEnter={() => answer?.q === text.trim() && links()[0]?.click()}
      />
      {choices}
      <SearchState search={search} place={place} />
      {answer ? (
        <>
          <Answered answer={answer} />
          <ol ref={list} className="list results" onKeyDown={onListKey} aria-busy={search.waiting} data-testid="results">
            {onceEach(answer.items, tongue).map((result) => (
              <ResultRow key={`${result.kind} ${result.id}`} result={result} corrections={answer.corrections} place={place} />
            ))}
          </ol>
          {answer.nextCursor && (
            <button type="button" className="action action-quiet" onClick={search.more} disabled={search.waiting}>
              {t("search.more")}
            </button>
          )}
        </>
      ) : (
        !search.waiting && !search.error && children
      )}
    </div>
  );
}

/** An article that was found in both languages stands once, in the reader's, where the better of the two came. */
function onceEach(items: SearchResult[], tongue: "es" | "en"): SearchResult[] {
  const own = new Map(items.filter(({ slug, language }) => slug && language === tongue).map((item) => [item.slug, item]));
  const seen = new Set<string>();
  return items.flatMap((item) => {
    if (!item.slug) return [item];
    if (seen.has(item.slug)) return [];
    seen.add(item.slug);
    return [own.get(item.slug) ?? item];
  });
}
