import type { SearchScope } from "@callavet/shared/contract/search.ts";
import { useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../lib/use-keys.ts";
import { askedFor, isNarrowed, noFilters, type Filters } from "./address.ts";
import type { Ask } from "./ask.ts";
import { Answered, SearchState } from "./SearchState.tsx";
import { ResultRow, type Place } from "./ResultRow.tsx";
import { SearchField } from "./SearchField.tsx";
import { SearchFilters } from "./SearchFilters.tsx";
import "./texts.ts";
import { useSearch } from "./use-search.ts";
import "./search.css";

interface Props {
  ask: Ask;
  text: string;
  onText: (text: string) => void;
  scope: SearchScope;
  filters: Filters;
  onFilters: (next: Filters) => void;
  place: Place;
  label: string;
  placeholder: string;
  /** Between the field and what is found. */
  choices?: ReactNode;
  /** While nothing is looked for. */
  children?: ReactNode;
}

/** A field and what it finds, as one types. */
export function Search({ ask, text, onText, scope, filters, onFilters, place, label, placeholder, choices, children }: Props) {
  const { t } = useTranslation("help");
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const withDays = scope === "records";
  const narrowing = withDays ? filters : { ...filters, from: undefined, to: undefined };
  const search = useSearch(ask, text, { scope, ...askedFor(narrowing) });
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
        onEnter={() => {
          // On a phone the key puts the keyboard away, so that the results are seen.
          if (matchMedia("(hover: none)").matches) field.current?.blur();
          else if (answer?.q === text.trim()) links()[0]?.click();
        }}
      />
      {choices}
      {(answer || search.waiting) && <SearchFilters filters={narrowing} change={onFilters} withDays={withDays} />}
      <SearchState search={search} place={place} onWiden={isNarrowed(narrowing) ? () => onFilters(noFilters) : undefined} />
      {answer ? (
        <>
          <Answered answer={answer} />
          <ol ref={list} className="list results" onKeyDown={onListKey} aria-busy={search.waiting} data-testid="results">
            {answer.items.map((result) => (
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
