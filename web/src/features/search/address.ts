import { articleKinds } from "@callavet/shared/contract/article-species.ts";
import type { ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import type { Language } from "@callavet/shared/contract/common.ts";
import type { SearchInput, SearchScope } from "@callavet/shared/contract/search.ts";

/** What narrows a search, as the page's address keeps it. */
export interface Filters {
  species?: ArticleSpecies | undefined;
  /** Of what is found; the words may be in either. */
  language?: Language | undefined;
  /** Whole days where the person is, the last one included: `2026-03-01`. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface SearchAddress extends Filters {
  q?: string | undefined;
  scope?: SearchScope | undefined;
}

export const languages = ["es", "en"] as const;
export const scopes = ["all", "articles", "records"] as const;

const day = (value: unknown): string | undefined =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** The router reads a query of digits alone as a number. */
export const words = (value: unknown): string | undefined => {
  const text = typeof value === "string" || typeof value === "number" ? String(value).slice(0, 600) : "";
  return text || undefined;
};

export const readFilters = (search: Record<string, unknown>): Filters => ({
  species: articleKinds.find((kind) => kind === search["species"]),
  language: languages.find((one) => one === search["language"]),
  from: day(search["from"]),
  to: day(search["to"]),
});

export const readAddress = (search: Record<string, unknown>): SearchAddress => ({
  q: words(search["q"]),
  scope: scopes.find((one) => one === search["scope"]),
  ...readFilters(search),
});

export const noFilters: Filters = { species: undefined, language: undefined, from: undefined, to: undefined };

export const isNarrowed = ({ species, language, from, to }: Filters): boolean =>
  [species, language, from, to].some((one) => one !== undefined);

/** As the API takes it: a day begins at midnight where the person is. */
export const askedFor = ({ species, language, from, to }: Filters): Omit<SearchInput, "q"> => ({
  ...(species && { species }),
  ...(language && { language }),
  ...(from && { from: midnight(from, 0) }),
  ...(to && { to: midnight(to, 1) }),
});

function midnight(date: string, later: number): string {
  const moment = new Date(`${date}T00:00`);
  moment.setDate(moment.getDate() + later);
  return moment.toISOString();
}
