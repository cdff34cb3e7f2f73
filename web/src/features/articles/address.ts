import type { ArticleSpecies } from "@callavet/shared/contract/articles.ts";
import type { Language } from "@callavet/shared/contract/common.ts";
import { readFilters, words } from "../search/address.ts";

/** What the address of the guides keeps; the animal counts for what is listed and for what is searched. */
export interface HelpSearch {
  species?: ArticleSpecies | undefined;
  topic?: string | undefined;
  language?: Language | undefined;
  q?: string | undefined;
}

export const readHelp = (search: Record<string, unknown>): HelpSearch => {
  const { species, language } = readFilters(search);
  const topic = search["topic"];
  return {
    q: words(search["q"]),
    topic: typeof topic === "string" && /^[a-z-]{1,40}$/.test(topic) ? topic : undefined,
    species,
    language,
  };
};
